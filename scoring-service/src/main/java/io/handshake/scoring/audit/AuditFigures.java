package io.handshake.scoring.audit;

import io.handshake.scoring.statistics.TwoVerdicts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sales' verdicts against the auditor's in figures. */
@Schema(
        name = "AuditFigures",
        description = "What sales and the auditor said of the same hand-offs: a table of two by two, and how far they"
                + " agree. Items without a verdict of the auditor are left out.")
public record AuditFigures(
        @Schema(
                description = "How many both have judged: the sum of the four that follow.",
                required = true,
                minimum = "0")
        int items,

        @Schema(description = "Accepted by sales, qualified to the auditor.", required = true, minimum = "0")
        int bothQualified,

        @Schema(description = "Accepted by sales, not qualified to the auditor.", required = true, minimum = "0")
        int onlySales,

        @Schema(description = "Rejected by sales, qualified to the auditor.", required = true, minimum = "0")
        int onlyAuditor,

        @Schema(description = "Rejected by sales, not qualified to the auditor.", required = true, minimum = "0")
        int neither,

        @Schema(
                description = "Whether there are fewer than 20 items; then nothing is judged, and kappa, p and stricter"
                        + " are null.",
                required = true)
        boolean small,

        @Schema(
                description = "Share of the items on which they agree, 0 to 1; null without items.",
                required = true,
                nullable = true,
                minimum = "0",
                maximum = "1")
        @Nullable
        Double observedAgreement,

        @Schema(
                description = "Share on which they would agree by chance, 0 to 1; null without items.",
                required = true,
                nullable = true,
                minimum = "0",
                maximum = "1")
        @Nullable
        Double expectedAgreement,

        @Schema(
                description =
                        "Cohen's kappa, -1 to 1: agreement beyond chance; 1 is full agreement, 0 what chance gives."
                                + " Null when small, or when both always say the same word.",
                required = true,
                nullable = true,
                minimum = "-1",
                maximum = "1")
        @Nullable
        Double kappa,

        @Schema(
                description = "Two-sided p of McNemar's exact test, 0 to 1: how easily chance alone would split the"
                        + " disagreements as unevenly. Null when small.",
                required = true,
                nullable = true,
                minimum = "0",
                maximum = "1")
        @Nullable
        Double mcNemarP,

        @Schema(
                description =
                        "Who is stricter beyond chance (p below 0.05): sales, auditor or neither. Null when small."
                                + " More may come.",
                required = true,
                nullable = true,
                examples = "sales")
        @Nullable
        String stricter,

        @Schema(description = "The same in words.", required = true)
        String inWords) {
    private static final int SMALL = 20;
    private static final double BY_CHANCE = 0.05;

    static AuditFigures of(TwoVerdicts table) {
        boolean small = table.count() < SMALL;
        String stricter = stricter(table);
        return new AuditFigures(
                table.count(),
                table.bothYes(),
                table.onlyFirst(),
                table.onlySecond(),
                table.bothNo(),
                small,
                table.observedAgreement().orElse(null),
                table.expectedAgreement().orElse(null),
                small ? null : table.kappa().orElse(null),
                small ? null : table.mcNemar(),
                small ? null : stricter,
                small ? "Fewer than 20 items: too few to judge." : inWords(table, stricter));
    }

    private static String stricter(TwoVerdicts table) {
        if (table.mcNemar() >= BY_CHANCE) {
            return "neither";
        }
        return table.onlySecond() > table.onlyFirst() ? "sales" : "auditor";
    }

    private static String inWords(TwoVerdicts table, String stricter) {
        String counts = "Sales rejected " + table.onlySecond() + " that the auditor calls qualified, and accepted "
                + table.onlyFirst() + " that the auditor does not";
        return switch (stricter) {
            case "sales" -> "Sales is stricter than the definition: " + counts + ".";
            case "auditor" -> "Sales is more lenient than the definition: " + counts + ".";
            default -> "Neither is stricter beyond chance: " + counts + ".";
        };
    }
}
