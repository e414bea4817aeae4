package io.handshake.sla.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.known.LeadProfiles.AccountCreated;
import io.handshake.sla.known.LeadProfiles.LeadCreated;
import io.handshake.sla.known.LeadProfiles.Membership;
import io.handshake.sla.known.LeadProfiles.Told;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The copies of leads and accounts that promises and routing read; a late or repeated word changes nothing. */
@ApplicationScoped
public class KnownLeads {
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;
    private final LeadAliases aliases;

    KnownLeads(Sql sql, ObjectMapper json, LeadAliases aliases) {
        this.sql = sql;
        this.json = json;
        this.aliases = aliases;
    }

    /** Takes in what a page tells. */
    public void follow(List<FeedEvent> page) {
        LeadProfiles told = LeadProfiles.of(page);
        write(List.copyOf(new TreeMap<>(told.leads).values()));
        writeAccountsOfLeads(new TreeMap<>(told.accountsOfLeads));
        writeAccounts(List.copyOf(new TreeMap<>(told.accounts).values()));
        aliases.follow(page);
    }

    /** Forgets how its words were numbered, as when the feed began anew: whatever is told next counts. */
    public void feedBeginsAnew() {
        sql.update("update known_lead set sequence = 0");
        sql.update("update lead_account set sequence = 0");
        sql.update("update known_account set sequence = 0");
        aliases.feedBeginsAnew();
    }

    /** Whether lead-service has told of the lead. */
    public boolean knows(UUID lead) {
        return sql.first("select 1 from known_lead where lead = ?", row -> true, lead)
                .isPresent();
    }

    /** What is known of each of these leads. */
    public Map<UUID, KnownLead> of(Collection<UUID> leads) {
        return sql.list("""
                        select asked.lead, k.channel, k.country, k.region, k.segment, k.industry, k.company_size,
                               coalesce(k.attributes, '{}') as attributes, l.account, a.owner, coalesce(a.named, false) as named
                        from unnest(?::uuid[]) as asked (lead)
                        left join known_lead k using (lead)
                        left join lead_account l using (lead)
                        left join known_account a on a.account = l.account
                        """, this::known, (Object) leads.stream().distinct().toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(KnownLead::lead, Function.identity()));
    }

    private void write(List<Told<LeadCreated>> leads) {
        if (!leads.isEmpty()) {
            Columns<Told<LeadCreated>> columns = new Columns<>(leads);
            sql.update(
                    """
                    insert into known_lead as k
                      (lead, sequence, source, channel, country, region, segment, industry, company_size, attributes)
                    select lead, sequence, source, channel, country, region, segment, industry, company_size, attributes::jsonb
                    from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                ?::text[])
                      as told (lead, sequence, source, channel, country, region, segment, industry, company_size, attributes)
                    on conflict (lead) do update
                    set (sequence, source, channel, country, region, segment, industry, company_size, attributes) =
                      (excluded.sequence, excluded.source, excluded.channel, excluded.country, excluded.region, excluded.segment,
                       excluded.industry, excluded.company_size, excluded.attributes)
                    where k.sequence < excluded.sequence
                    """,
                    columns.uuids(told -> told.word().lead()),
                    columns.longs(Told::sequence),
                    columns.texts(told -> told.word().source()),
                    columns.texts(told -> told.word().channel()),
                    columns.texts(told -> told.word().country()),
                    columns.texts(told -> told.word().region()),
                    columns.texts(told -> told.word().segment()),
                    columns.texts(told -> told.word().industry()),
                    columns.texts(told -> told.word().companySize()),
                    columns.texts(told -> text(told.word().attributes())));
        }
    }

    private void writeAccountsOfLeads(Map<UUID, Told<Membership>> accounts) {
        if (!accounts.isEmpty()) {
            List<Entry<UUID, Told<Membership>>> told = List.copyOf(accounts.entrySet());
            Columns<Entry<UUID, Told<Membership>>> columns = new Columns<>(told);
            sql.update(
                    """
                    insert into lead_account as k (lead, sequence, account)
                    select * from unnest(?::uuid[], ?::bigint[], ?::uuid[])
                    on conflict (lead) do update set sequence = excluded.sequence, account = excluded.account
                    where k.sequence < excluded.sequence
                    """,
                    columns.uuids(Entry::getKey),
                    columns.longs(word -> word.getValue().sequence()),
                    columns.uuids(word -> word.getValue().word().account()));
        }
    }

    private void writeAccounts(List<Told<AccountCreated>> accounts) {
        if (!accounts.isEmpty()) {
            Columns<Told<AccountCreated>> columns = new Columns<>(accounts);
            sql.update(
                    """
                    insert into known_account as k (account, sequence, owner, owner_team, named)
                    select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::boolean[])
                    on conflict (account) do update
                    set (sequence, owner, owner_team, named) =
                      (excluded.sequence, excluded.owner, excluded.owner_team, excluded.named)
                    where k.sequence < excluded.sequence
                    """,
                    columns.uuids(told -> told.word().account()),
                    columns.longs(Told::sequence),
                    columns.texts(told -> told.word().effectiveOwner()),
                    columns.texts(told -> told.word().ownerTeam()),
                    columns.flags(told -> told.word().named()));
        }
    }

    private String text(Map<String, Object> attributes) {
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private KnownLead known(ResultSet row) throws SQLException {
        return new KnownLead(
                row.getObject("lead", UUID.class),
                row.getString("channel"),
                row.getString("country"),
                row.getString("region"),
                row.getString("segment"),
                row.getString("industry"),
                row.getString("company_size"),
                row.getObject("account", UUID.class),
                row.getString("owner"),
                row.getBoolean("named"),
                attributes(row.getString("attributes")));
    }

    private Map<String, String> attributes(String text) {
        try {
            Map<String, String> values = new TreeMap<>();
            json.readValue(text, ATTRIBUTES).forEach((key, value) -> values.put(key, String.valueOf(value)));
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored cannot be read", e);
        }
    }
}
