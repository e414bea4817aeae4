package io.handshake.lead.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The account of a lead, as it is shown with the lead. */
@Schema(description = "The account a lead belongs to.")
public record AccountOfLead(
        @Schema(description = "Id of the account.", required = true)
        UUID id,

        @Schema(description = "What the company is called.", required = true)
        String name,

        @Schema(description = "Who owns the account in effect; null when nobody does.", nullable = true) @Nullable
        String owner,

        @Schema(
                description =
                        "How it is known: told, or domain when it follows from the domain of the e-mail address; more may follow.",
                required = true)
        String by,

        @Schema(
                description =
                        "Whether the account is a customer already; its leads are not handed over then, unless existingCustomer is false.",
                required = true)
        boolean customer) {

    /** What to add to a select over {@code lead l}, and below it to the tables. */
    public static final String COLUMNS =
            "a.name as account_name, a.effective_owner as account_owner, a.customer as account_customer";

    public static final String JOIN = "left join account a on a.id = l.account";

    public static @Nullable AccountOfLead read(ResultSet row) throws SQLException {
        UUID id = row.getObject("account", UUID.class);
        return id == null
                ? null
                : new AccountOfLead(
                        id,
                        row.getString("account_name"),
                        row.getString("account_owner"),
                        row.getString("account_by"),
                        row.getBoolean("account_customer"));
    }
}
