package io.handshake.sla.policies;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.agreement.Period;
import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.calendars.CalendarVersion;
import io.handshake.sla.calendars.Calendars;
import io.handshake.sla.policy.Countries;
import io.handshake.sla.policy.Hours;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a proposed version is a promise that clocks can run under. */
@ApplicationScoped
class CheckPolicy {
    private static final Duration TOO_LONG = Duration.ofDays(10 * 366);

    private final Calendars calendars;
    private final InstantSource clock;

    CheckPolicy(Calendars calendars, InstantSource clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    void require(NewPolicyVersion version) {
        List<FieldError> faults = new ArrayList<>();
        judgeKinds(version.clocks(), faults);
        judgePauses(version.pauses(), faults);
        List<FieldError> period = new Period(version.effectiveFrom(), version.effectiveUntil()).faults();
        faults.addAll(period);
        for (int i = 0; i < version.clocks().size(); i++) {
            PromisedClock promised = version.clocks().get(i);
            String at = "/clocks/" + i;
            judgeWarnings(promised, at, faults);
            judgeEscalations(promised, at, faults);
            judgeExpiry(promised, version.offers(), at, faults);
            if (period.isEmpty()) {
                judgeHours(promised, at, start(version), budget(version.pauses()), faults);
            }
        }
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("no clock could run under this as it is written", faults);
        }
    }

    private Instant start(NewPolicyVersion version) {
        Instant now = clock.instant();
        return version.effectiveFrom().isAfter(now) ? version.effectiveFrom() : now;
    }

    private static Duration budget(@Nullable PolicyPauses pauses) {
        return Duration.ofSeconds(pauses == null ? 0 : pauses.budgetSeconds());
    }

    private static void judgeKinds(List<PromisedClock> clocks, List<FieldError> faults) {
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < clocks.size(); i++) {
            if (!kinds.add(clocks.get(i).kind())) {
                faults.add(FieldError.at("/clocks/" + i + "/kind", "is the kind of another clock"));
            }
        }
        if (!kinds.contains("accept")) {
            faults.add(FieldError.at("/clocks", "need one of the kind accept, as every offer has a clock"));
        }
    }

    private static void judgePauses(@Nullable PolicyPauses pauses, List<FieldError> faults) {
        if (pauses != null
                && new HashSet<>(pauses.reasons()).size() < pauses.reasons().size()) {
            faults.add(FieldError.at("/pauses/reasons", "must differ from each other"));
        }
    }

    private static void judgeWarnings(PromisedClock promised, String at, List<FieldError> faults) {
        for (int i = 1; i < promised.warnAt().size(); i++) {
            if (promised.warnAt().get(i).compareTo(promised.warnAt().get(i - 1)) <= 0) {
                faults.add(FieldError.at(at + "/warnAt/" + i, "must be more than the one before"));
            }
        }
    }

    private static void judgeEscalations(PromisedClock promised, String at, List<FieldError> faults) {
        List<EscalationStep> steps = promised.escalations();
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).afterSeconds() < steps.get(i - 1).afterSeconds()) {
                faults.add(FieldError.at(
                        at + "/escalations/" + i + "/afterSeconds", "must not be less than in the step before"));
            }
        }
    }

    /** Its clock stops as soon as it is broken, so that it is never broken for long. */
    private static void judgeExpiry(
            PromisedClock promised, @Nullable PolicyOffers offers, String at, List<FieldError> faults) {
        if (promised.kind().equals("accept")
                && !promised.escalations().isEmpty()
                && offers != null
                && offers.rule().expires()) {
            faults.add(FieldError.at(
                    at + "/escalations",
                    "nobody would ever be told, as the offer ends with its breach: leave them out, warn with warnAt, or"
                            + " let offers not expire"));
        }
    }

    private void judgeHours(
            PromisedClock promised, String at, Instant start, Duration budget, List<FieldError> faults) {
        ClockHours hours = promised.calendar();
        Map<String, String> byCountry = hours.byCountry();
        if (hours.of().equals("buyer") != (byCountry != null)) {
            faults.add(FieldError.at(at + "/calendar/byCountry", "is needed for buyer, and for nothing else"));
        }
        if (promised.kind().equals("work-by") && Hours.Of.of(hours.of()).needsRep()) {
            faults.add(FieldError.at(
                    at + "/calendar/of", "must be fixed or buyer: nobody has the hand-off yet when this clock starts"));
        }
        Duration longest = Duration.ofSeconds(promised.targetSeconds()).plus(budget);
        judgeCalendar(hours.key(), at + "/calendar/key", at, start, longest, faults);
        if (byCountry != null) {
            byCountry.forEach((country, key) -> {
                String pointer = at + "/calendar/byCountry/" + FieldError.escape(country);
                if (!Countries.ALL.contains(country)) {
                    faults.add(FieldError.at(pointer, Countries.MESSAGE));
                }
                judgeCalendar(key, pointer, at, start, longest, faults);
            });
        }
    }

    private void judgeCalendar(
            String key, String pointer, String at, Instant start, Duration longest, List<FieldError> faults) {
        Optional<CalendarVersion> calendar = calendars.inForce(key, start);
        if (calendar.isEmpty()) {
            faults.add(FieldError.at(
                    pointer, "no calendar with this key counts at " + start + "; GET /v1/calendars lists them"));
        } else if (calendar.get()
                .hours()
                .dueAt(start, longest)
                .filter(due -> due.isBefore(start.plus(TOO_LONG)))
                .isEmpty()) {
            faults.add(FieldError.at(
                    at + "/targetSeconds",
                    "never elapses, or not within ten years, in the calendar " + key + "; pauses included"));
        }
    }
}
