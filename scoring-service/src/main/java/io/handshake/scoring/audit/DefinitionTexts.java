package io.handshake.scoring.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The words of definitions, without their points. */
@ApplicationScoped
class DefinitionTexts {
    private final Sql sql;
    private final ObjectMapper json;

    DefinitionTexts(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Name, description and glossary of a version as JSON; empty when there is no such version. */
    Optional<String> find(String definition, int version) {
        return sql.first("""
                select jsonb_build_object('name', content -> 'name', 'description', content -> 'description',
                  'glossary', coalesce(content -> 'glossary', '{}'))::text as words
                from (select document::jsonb -> 'content' as content from agreement_version
                      where kind = 'definition' and key = ? and version = ?) v""", row -> row.getString("words"), definition, version);
    }

    DefinitionText read(String words) {
        try {
            return json.readValue(words, DefinitionText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored definition cannot be read", e);
        }
    }
}
