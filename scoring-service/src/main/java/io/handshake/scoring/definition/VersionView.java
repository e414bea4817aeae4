package io.handshake.scoring.definition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version as people read it before and after they sign it. */
@Schema(name = "DefinitionVersion", description = "One version of a definition; its text never changes.")
public record VersionView(
        @Schema(description = "Key of the definition.", required = true, examples = "qualified-lead")
        String key,

        @Schema(description = "1, 2, ...; an edit makes a new one.", required = true, examples = "1")
        int version,

        @Schema(
                description = "draft (no signature), signed-by-one, scheduled (signed by both, its time has not come),"
                        + " in-force, or superseded. More may come.",
                required = true,
                examples = "signed-by-one")
        String state,

        @Schema(description = "Whether it came with the installation, and counts without signatures.", required = true)
        boolean shipped,

        @Schema(description = "What people call the definition.", required = true)
        String name,

        @Schema(description = "The definition in plain language.", required = true)
        String description,

        @Schema(description = "Terms of the description and what they mean here.", required = true)
        Map<String, String> glossary,

        @Schema(description = "Points for each activity of a type.", required = true)
        List<NewRule> rules,

        @Schema(description = "Points at which a lead is qualified.", required = true, examples = "20")
        long threshold,

        @Schema(description = "Whom it is for, by dimension; empty: every lead.", required = true, examples = "{}")
        Map<String, String> scope,

        @Schema(description = "The earliest instant from which it counts.", required = true)
        Instant effectiveFrom,

        @Schema(
                description = "From when it counts or will count: effectiveFrom, or the second signature when that came"
                        + " later; null before it has both.",
                required = true,
                nullable = true)
        @Nullable
        Instant inForceFrom,

        @Schema(
                description =
                        "SHA-256 of `document`, 64 hexadecimal digits; also the ETag. A signature is given to it.",
                required = true)
        String hash,

        @Schema(
                description = "The very text that is signed: RFC 8785 JSON of content, scope and effectiveFrom.",
                required = true)
        String document,

        @Schema(description = "At most two, in the order they were given.", required = true)
        List<SignatureView> signatures,

        @Schema(description = "Who wrote this version.", required = true)
        Author createdBy,

        @Schema(description = "When it was written.", required = true)
        Instant createdAt) {

    /** One person's name under the version. */
    @Schema(name = "Signature", description = "One person's name under one version.")
    public record SignatureView(
            @Schema(description = "Who vouches for the person: the issuer of the token.", required = true)
            String issuer,

            @Schema(description = "The person, as the issuer names them.", required = true)
            String subject,

            @Schema(description = "The side they signed for: marketing or sales.", required = true)
            String role,

            @Schema(description = "The hash they signed.", required = true)
            String hash,

            @Schema(description = "When they signed.", required = true)
            Instant signedAt) {
        static SignatureView of(Signature signature) {
            return new SignatureView(
                    signature.issuer, signature.subject, signature.id.role(), signature.hash, signature.signedAt);
        }
    }

    /** A person, as the token named them. */
    @Schema(name = "Author", description = "A person, as the token named them.")
    public record Author(
            @Schema(description = "The issuer of the token.", required = true)
            String issuer,

            @Schema(description = "The person, as the issuer names them.", required = true)
            String subject) {}

    static VersionView of(
            DefinitionVersion version, State state, Optional<Instant> inForceFrom, List<Signature> signatures) {
        Agreement agreement = version.agreement();
        Agreement.Content content = agreement.content();
        return new VersionView(
                version.id.key(),
                version.id.version(),
                state.text(),
                version.shipped,
                content.name(),
                content.description(),
                content.glossary(),
                content.rules(),
                content.threshold(),
                agreement.scope(),
                version.effectiveFrom,
                inForceFrom.orElse(null),
                version.hash,
                version.document,
                signatures.stream().map(SignatureView::of).toList(),
                new Author(version.createdIssuer, version.createdSubject),
                version.createdAt);
    }
}
