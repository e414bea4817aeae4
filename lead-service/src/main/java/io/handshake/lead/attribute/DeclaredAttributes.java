package io.handshake.lead.attribute;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that leads can have.
 *
 * <p>What an attribute is hardly ever changes, so it is remembered; a value that does not fit what is remembered is held against
 * the database before it is refused.
 */
@ApplicationScoped
public class DeclaredAttributes {
    private final Map<String, DeclaredAttribute> remembered = new ConcurrentHashMap<>();
    private final Sql sql;

    DeclaredAttributes(Sql sql) {
        this.sql = sql;
    }

    /** What is told of a lead's declared attributes, apart by whether it may be published; null takes a value away. */
    public record Sorted(Map<String, @Nullable Object> open, Map<String, @Nullable Object> personal) {}

    /** What is wrong with these values; the pointers begin at the lead. */
    public List<FieldError> errors(Map<String, @Nullable Object> told) {
        List<FieldError> errors = new ArrayList<>();
        told.forEach((key, value) -> {
            Optional<DeclaredAttribute> declared = remembered(key)
                    .filter(it -> value == null || it.error(value).isEmpty());
            if (declared.isEmpty()) {
                error(look(key), value)
                        .ifPresent(why -> errors.add(FieldError.at("/attributes/" + FieldError.escape(key), why)));
            }
        });
        return errors;
    }

    /** Values that were found right. */
    public Sorted sort(Map<String, @Nullable Object> told) {
        Sorted sorted = new Sorted(new TreeMap<>(), new TreeMap<>());
        told.forEach((key, value) -> {
            boolean personal = remembered(key).or(() -> look(key)).orElseThrow().personal();
            (personal ? sorted.personal() : sorted.open()).put(key, value);
        });
        return sorted;
    }

    Optional<DeclaredAttribute> look(String key) {
        Optional<DeclaredAttribute> found =
                sql.first("select * from lead_attribute where key = ?", DeclaredAttribute::read, key);
        found.ifPresent(attribute -> remembered.put(key, attribute));
        return found;
    }

    List<DeclaredAttribute> after(String key, int limit) {
        return sql.list(
                "select * from lead_attribute where key > ? order by key limit ?", DeclaredAttribute::read, key, limit);
    }

    /** Holds back whoever else declares this attribute until the transaction ends; what it is now. */
    Optional<DeclaredAttribute> hold(String key) {
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> row.getRow(), "lead-attribute " + key);
        return look(key);
    }

    /** How many facts were published about it by now, this one included. */
    long write(String key, AttributeDeclaration declaration) {
        return sql.first(
                        """
                        insert into lead_attribute as a (key, title, type, choices, personal, event_sequence) values (?, ?, ?, ?, ?, 1)
                        on conflict (key) do update set title = excluded.title, choices = excluded.choices, event_sequence = a.event_sequence + 1
                        returning event_sequence""",
                        row -> row.getLong("event_sequence"),
                        key,
                        declaration.title(),
                        declaration.type(),
                        declaration.choices() == null
                                ? null
                                : declaration.choices().toArray(String[]::new),
                        declaration.personal())
                .orElseThrow();
    }

    private Optional<DeclaredAttribute> remembered(String key) {
        return Optional.ofNullable(remembered.get(key));
    }

    private static Optional<String> error(Optional<DeclaredAttribute> declared, @Nullable Object value) {
        if (declared.isEmpty()) {
            return Optional.of("is not declared; declare it with PUT /v1/lead-attributes/{key}");
        }
        return value == null ? Optional.empty() : declared.get().error(value);
    }
}
