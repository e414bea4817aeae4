package io.handshake.lead.intake;

import io.handshake.chassis.http.KeptAnswers;
import io.handshake.chassis.http.NamedRequest;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes in people told about in calls of their own, those of several calls in one transaction. */
@ApplicationScoped
class TakeInSingles {
    private static final String WAIT_LITTLE = """
            select set_config('handshake.lock_timeout', current_setting('lock_timeout'), true),
              set_config('lock_timeout', ?, true)""";

    /** A group that meets a person whom somebody else holds fails soon; then those who can go on alone do. */
    private static final String GROUPS_WAIT = "200ms";

    /** Who is alone makes room for the others sooner. */
    private static final String ONE_WAITS = "50ms";

    /** The slots of the event log are held by everybody, and never for long. */
    private static final String WAIT_AS_USUAL =
            "select set_config('lock_timeout', current_setting('handshake.lock_timeout'), true)";

    private final TakeInLeads intake;
    private final KeptAnswers kept;
    private final Sql sql;
    private final TransactionSynchronizationRegistry transactions;

    TakeInSingles(TakeInLeads intake, KeptAnswers kept, Sql sql, TransactionSynchronizationRegistry transactions) {
        this.intake = intake;
        this.kept = kept;
        this.sql = sql;
        this.transactions = transactions;
    }

    /** What each call gets, in the same order: its answer, or the problem that is thrown when it is asked for. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Supplier<RestResponse<LeadReceipt>>> takeIn(List<SingleLead> calls) {
        sql.list(WAIT_LITTLE, row -> row.getRow(), calls.size() == 1 ? ONE_WAITS : GROUPS_WAIT);
        List<Supplier<RestResponse<LeadReceipt>>> answers = serve(calls);
        sql.list(WAIT_AS_USUAL, row -> row.getRow());
        return answers;
    }

    /** The same for a call that waits as long as it must for whoever holds its person. */
    @Transactional(TxType.REQUIRES_NEW)
    Supplier<RestResponse<LeadReceipt>> alone(SingleLead call) {
        return serve(List.of(call)).getFirst();
    }

    /** The same for a call that must leave no trace. */
    @Transactional(TxType.REQUIRES_NEW)
    Supplier<RestResponse<LeadReceipt>> undone(SingleLead call) {
        Supplier<RestResponse<LeadReceipt>> answer = serve(List.of(call)).getFirst();
        transactions.setRollbackOnly();
        return answer;
    }

    private List<Supplier<RestResponse<LeadReceipt>>> serve(List<SingleLead> calls) {
        List<Optional<RuntimeException>> instead = claim(calls);
        List<Heard> due = IntStream.range(0, calls.size())
                .filter(call -> instead.get(call).isEmpty())
                .mapToObj(call -> calls.get(call).heard())
                .toList();
        Iterator<Taken> taken = intake.takeIn(due).iterator();
        List<KeptAnswers.Given> given = new ArrayList<>();
        List<Supplier<RestResponse<LeadReceipt>>> answers = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            answers.add(
                    instead.get(i).isPresent()
                            ? thrown(instead.get(i).get())
                            : answer(calls.get(i), taken.next(), given));
        }
        kept.keep(given);
        return answers;
    }

    /** What those calls get instead that are not to be done. */
    private List<Optional<RuntimeException>> claim(List<SingleLead> calls) {
        List<NamedRequest> named =
                calls.stream().flatMap(call -> call.request().stream()).toList();
        Iterator<Optional<RuntimeException>> claimed = kept.claim(named).iterator();
        return calls.stream()
                .map(call -> call.request().isPresent() ? claimed.next() : Optional.<RuntimeException>empty())
                .toList();
    }

    private static Supplier<RestResponse<LeadReceipt>> answer(
            SingleLead call, Taken taken, List<KeptAnswers.Given> given) {
        if (taken instanceof Taken.Refused refused) {
            return thrown(refused.problem());
        }
        RestResponse<LeadReceipt> answer = LeadReceipt.answer(taken);
        call.request().ifPresent(request -> given.add(new KeptAnswers.Given(request, answer)));
        return () -> answer;
    }

    private static Supplier<RestResponse<LeadReceipt>> thrown(RuntimeException problem) {
        return () -> {
            throw problem;
        };
    }
}
