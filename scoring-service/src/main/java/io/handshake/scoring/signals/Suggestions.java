package io.handshake.scoring.signals;

import static io.handshake.scoring.ScoringProblem.UNKNOWN_SUGGESTION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What was suggested, as it was answered. */
@ApplicationScoped
class Suggestions {
    private final Sql sql;
    private final ObjectMapper json;
    private final Caller caller;

    Suggestions(Sql sql, ObjectMapper json, Caller caller) {
        this.sql = sql;
        this.json = json;
        this.caller = caller;
    }

    void add(SuggestionView suggestion) {
        sql.update(
                "insert into suggestion (id, created_issuer, created_subject, created_at, answer) values (?, ?, ?, ?, ?)",
                suggestion.id(),
                caller.issuer(),
                caller.subject(),
                suggestion.createdAt(),
                text(suggestion));
    }

    SuggestionView get(UUID id) {
        return sql.first("select answer from suggestion where id = ?", row -> row.getString("answer"), id)
                .map(this::read)
                .orElseThrow(() -> UNKNOWN_SUGGESTION.because("no suggestion has id " + id));
    }

    private String text(SuggestionView suggestion) {
        try {
            return json.writeValueAsString(suggestion);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private SuggestionView read(String answer) {
        try {
            return json.readValue(answer, SuggestionView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
