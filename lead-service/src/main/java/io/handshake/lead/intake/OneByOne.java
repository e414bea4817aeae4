package io.handshake.lead.intake;

import io.handshake.chassis.gather.Gathering;
import io.handshake.chassis.http.NamedRequests;
import io.handshake.chassis.problem.Answers;
import io.handshake.lead.partner.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes in people who are told about one by one; calls made at the same time share a transaction. */
@ApplicationScoped
class OneByOne {
    /** One group is written while another is committed. */
    private static final int GROUPS = 2;

    private static final int MOST = 100;

    private final TakeInSingles intake;
    private final NamedRequests requests;
    private final Origin origin;
    private final Gathering<SingleLead, Supplier<RestResponse<LeadReceipt>>> gathering;

    OneByOne(TakeInSingles intake, NamedRequests requests, Origin origin) {
        this.intake = intake;
        this.requests = requests;
        this.origin = origin;
        this.gathering = new Gathering<>(
                GROUPS, MOST, new Gathering.Work<>(intake::takeIn, intake::alone, Answers::isDatabaseGone));
    }

    /** The answer, once what is told can no longer be lost. */
    RestResponse<LeadReceipt> takeIn(Heard heard) {
        SingleLead call = new SingleLead(requests.current(), heard);
        return (origin.isTest() ? intake.undone(call) : gathering.ask(call)).get();
    }
}
