package io.handshake.scoring.audit;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a version of a definition says in words. */
@Schema(name = "AuditedDefinition", description = "The audited version in plain language: what the auditor judges by.")
public record DefinitionText(
        @Schema(description = "What people call the definition.", required = true)
        String name,

        @Schema(description = "The definition in plain language.", required = true)
        String description,

        @Schema(description = "Terms of the description and what they mean here.", required = true)
        Map<String, String> glossary) {}
