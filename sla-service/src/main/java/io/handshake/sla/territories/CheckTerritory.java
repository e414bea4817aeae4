package io.handshake.sla.territories;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.policy.Countries;
import io.handshake.sla.teams.Teams;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses a territory whose leads nobody could get, or whose place makes no sense. */
@ApplicationScoped
class CheckTerritory {
    private final Territories territories;
    private final Teams teams;

    CheckTerritory(Territories territories, Teams teams) {
        this.territories = territories;
        this.teams = teams;
    }

    void require(String key, TerritoryDeclaration told) {
        List<FieldError> faults = new ArrayList<>();
        String team = told.team();
        String parent = told.parent();
        if (team != null && !teams.exists(team)) {
            faults.add(FieldError.at("/team", "there is no such team; write it first"));
        }
        if (team == null && parent == null) {
            faults.add(FieldError.at("/team", "is needed, or a parent whose team gets the leads"));
        }
        if (parent != null) {
            String wrong = placeBelow(key, parent);
            if (wrong != null) {
                faults.add(FieldError.at("/parent", wrong));
            }
        }
        judgeCountries(told.criteria().countries(), faults);
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("the territory cannot be so", faults);
        }
    }

    private static void judgeCountries(List<String> countries, List<FieldError> faults) {
        for (int i = 0; i < countries.size(); i++) {
            if (!Countries.ALL.contains(countries.get(i))) {
                faults.add(FieldError.at("/criteria/countries/" + i, Countries.MESSAGE));
            }
        }
    }

    private @Nullable String placeBelow(String key, String parent) {
        if (!parent.equals(key) && territories.find(parent).isEmpty()) {
            return "there is no such territory; write it first";
        }
        List<String> circle = territories.atlas().circle(key, parent);
        return circle.isEmpty() ? null : "makes a circle: " + String.join(", then ", circle);
    }
}
