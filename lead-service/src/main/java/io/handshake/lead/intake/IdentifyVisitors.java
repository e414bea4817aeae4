package io.handshake.lead.intake;

import io.handshake.lead.identity.ContactKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Joins visitors to the people they turn out to be, any number at once. */
@ApplicationScoped
public class IdentifyVisitors {
    /** A visitor met as this person; the key exists, and a lead named by its id does too. */
    public record Met(ContactKey visitor, ContactKey person, Instant at) {}

    private final Hearing hearing;
    private final TakeInLeads intake;

    IdentifyVisitors(Hearing hearing, TakeInLeads intake) {
        this.hearing = hearing;
        this.intake = intake;
    }

    /** What became of each visitor, in the same order: joined, already-joined or with-another-lead. */
    public List<String> identify(List<Met> met) {
        return intake.takeIn(met.stream().map(hearing::hear).toList()).stream()
                .flatMap(taken -> Stream.ofNullable(Visitor.word(taken.visitor())))
                .toList();
    }
}
