package io.handshake.scoring.definition;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The attributes of leads that a rule may ask for: those every lead has, and those lead-service has declared. */
@ApplicationScoped
public class LeadAttributes {
    static final String DECLARED = "attributes.";

    private static final Map<String, Declared> BUILT_IN = builtIn();

    private final Sql sql;

    LeadAttributes(Sql sql) {
        this.sql = sql;
    }

    /** An attribute as lead-service published it. */
    public record LeadAttribute(String attribute, String title, String type, List<String> choices, boolean personal) {
        public LeadAttribute {
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(type, "type");
            title = Objects.requireNonNullElse(title, attribute);
            choices = Objects.requireNonNullElse(choices, List.of());
        }
    }

    public void declare(List<LeadAttribute> attributes) {
        for (LeadAttribute declared : attributes) {
            sql.update(
                    """
                    insert into lead_attribute (key, title, type, choices, personal) values (?, ?, ?, ?, ?)
                    on conflict (key) do update set title = excluded.title, type = excluded.type, choices = excluded.choices,
                      personal = excluded.personal""",
                    declared.attribute(),
                    declared.title(),
                    declared.type(),
                    declared.choices().toArray(String[]::new),
                    declared.personal());
        }
    }

    /** What is wrong with conditions on leads that all have to hold; {@code pointer} says where they are. */
    public ConditionFaults faults(List<Clause> clauses, String pointer) {
        ConditionFaults faults = new ConditionFaults();
        faults.judgeFit(clauses, among(clauses.stream().map(Clause::name).toList()), pointer);
        return faults;
    }

    /** Those of some names that are known. */
    Map<String, Declared> among(Collection<String> names) {
        Map<String, Declared> known = new HashMap<>();
        for (String name : names) {
            Declared builtIn = BUILT_IN.get(name);
            if (builtIn != null) {
                known.put(name, builtIn);
            }
        }
        sql.list(
                "select key, type, choices, personal from lead_attribute where ? || key = any(?::text[])",
                row -> known.put(DECLARED + row.getString("key"), declared(row)),
                DECLARED,
                names.toArray(String[]::new));
        return known;
    }

    private static Declared declared(ResultSet row) throws SQLException {
        return new Declared(
                ValueType.ofAttribute(row.getString("type")),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("personal"));
    }

    private static Map<String, Declared> builtIn() {
        Map<String, Declared> known = new HashMap<>();
        for (String text : List.of(
                "source",
                "channel",
                "campaign",
                "latestCampaign",
                "country",
                "region",
                "segment",
                "industry",
                "companySize",
                "emailDomain")) {
            known.put(text, Declared.as(ValueType.TEXT));
        }
        for (String tag : List.of("source", "medium", "campaign", "term", "content")) {
            known.put("utm." + tag, Declared.as(ValueType.TEXT));
            known.put("latestUtm." + tag, Declared.as(ValueType.TEXT));
        }
        known.put("emailClass", Declared.choice("free", "company", "none"));
        known.put("sourcedBy", Declared.choice("marketing", "sales", "partner", "customer-base"));
        known.put("existingCustomer", Declared.as(ValueType.BOOLEAN));
        return Map.copyOf(known);
    }
}
