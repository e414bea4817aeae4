package io.handshake.e2e.bench;

import io.handshake.e2e.launch.Deployable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What lead-service writes for new leads, into copies of its tables beside them: the same columns, checks and indexes, in a
 * schema of their own.
 */
final class PlainLeads implements AutoCloseable {
    private static final String TABLES = """
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.contact_key (like public.contact_key including all);
            create table bench.lead (like public.lead including all);
            create table bench.pass (like public.pass including all);
            alter table bench.pass add foreign key (lead) references bench.lead (id);
            create table bench.event (like public.event_decision including all);
            create sequence bench.event_position owned by bench.event.position;
            alter table bench.event alter column position set default nextval('bench.event_position');
            create table bench.idempotent_answer (like public.idempotent_answer including all);
            create function bench.id(kind int, number bigint) returns uuid language sql immutable
              return (lpad(to_hex(number), 16, '0') || lpad(to_hex(kind), 16, '0'))::uuid;
            """;

    private static final String EMAIL = "bench-NNNNNNNNNNNNNNNNNNN@example.org";

    /** The members of the events, and the answer, as lead-service writes them for the people of {@link LeadIntake}. */
    private static final Map<String, String> TEXTS =
            Map.of("created", """
            {"lead":"LEAD","source":"bench","campaign":"bench","latestCampaign":"bench","country":"DE","segment":"mid-market","emailClass":"company","emailDomain":"example.org","sourcedBy":"marketing","attributes":{}}""", "identified", """
            {"lead":"LEAD","keys":[{"key":"LEAD","kind":"lead"},{"key":"LEAD","kind":"email"}]}""", "opened", """
            {"lead":"LEAD","pass":1,"funnel":"waterfall","funnelVersion":1,"stage":"Lead","milestone":"LEAD"}""", "touch", """
            {"campaign":"bench","at":"2026-01-15T09:30:00.000000Z"}""", "headers", """
            {"Location":"/v1/leads/LEAD"}""", "answer", """
            {"id":"LEAD","outcome":"created","visitor":null}""");

    private static final String TOLD = """
            with told as materialized (
              select bench.id(0, number) as lead, bench.id(1, number) as key,
                replace(email, 'NNNNNNNNNNNNNNNNNNN', number::text) as email, first_name, last_name, company
              from (select :number::bigint + place as number, email, first_name, last_name, company
                from unnest(:emails::text[], :firsts::text[], :lasts::text[], :companies::text[])
                  with ordinality as t (email, first_name, last_name, company, place)) as row)""";

    private static final String KEY = """
            insert into bench.contact_key (id, kind, source, value, lead)
              select key, 'email', '', email, lead from told on conflict (kind, source, value) do nothing""";

    private static final String LEAD = """
            insert into bench.lead (pass, created_at, changed_at, stage, id, source, occurred_at, event_sequence, email,
                first_name, last_name, company, country, segment, campaign, sourced_by, email_class, first_touch, latest_touch)
              select 1, now(), now(), 'Lead', lead, 'bench', now(), 3, email,
                first_name, last_name, company, 'DE', 'mid-market', 'bench', 'marketing', 'company', :touch::jsonb, :touch::jsonb
              from told""";

    private static final String OWN_KEY = """
            insert into bench.contact_key (id, kind, source, value, lead) select lead, 'lead', '', lead::text, lead from told""";

    private static final String PASS = """
            insert into bench.pass (recorded_at, lead, number, funnel, funnel_version, stage, opened_at)
              select now(), lead, 1, 'waterfall', 1, 'Lead', now() from told""";

    private static final String ANSWER = """
            insert into bench.idempotent_answer (caller, route, key, request, status, headers, body)
              select '|36ba20cb2768403e', 'POST /v1/leads', key::text, sha256(email::bytea), 201,
                replace(:headers::text, 'LEAD', lead::text), replace(:answer::text, 'LEAD', lead::text)
              from told""";

    /** As the event log takes the locks of its slots: last, and in their order. */
    private static final String LOCKS = """
            select count(*) from (
              select pg_advisory_xact_lock(4243, slot) is null from (
                select distinct hashtext(lead::text) & 63 as slot from told order by slot) as slots offset 0) as locks""";

    private static final String EVENTS = """
            insert into bench.event (expires, slot, type, subject, sequence, occurred_at, recorded_at, data)
              select false, hashtext(lead::text) & 63, type, lead::text, sequence, now(), now(), replace(data, 'LEAD', lead::text)
              from told cross join (values ('lead-created', 1, :created::text), ('lead-identified', 2, :identified::text),
                ('pass-opened', 3, :opened::text)) as fact (type, sequence, data)""";

    private static final String NUMBER = """
            \\set turn :turn + 1
            \\set number (:begun + :turn * 64 + :client_id) * 1000
            """;

    private final Server server;
    private final String url;

    /** Makes the tables anew. */
    PlainLeads(Server server) {
        this.server = server;
        url = server.in(Deployable.LEAD.key());
        server.execute(url, TABLES);
    }

    /** All that one new lead writes, its answer included, in one statement. */
    Load oneStatement() {
        return pgbench(1, NUMBER + together(KEY, LEAD, OWN_KEY, PASS, ANSWER));
    }

    /** The same in one statement after the other, in a transaction. */
    Load statementByStatement() {
        StringBuilder script = new StringBuilder(NUMBER).append("begin;\n");
        for (String statement : List.of(KEY, LEAD, OWN_KEY, PASS, ANSWER, LOCKS, EVENTS)) {
            script.append(TOLD).append('\n').append(statement).append(";\n");
        }
        return pgbench(1, script.append("commit;\n").toString());
    }

    /** Many new leads in one statement. */
    Load batches(int size) {
        return pgbench(size, NUMBER + together(KEY, LEAD, OWN_KEY, PASS));
    }

    /** Puts in as many leads as the product holds, so that both sides write into tables of one size, at rest; says how many. */
    long level() {
        long held = server.number(url, "select count(*) from public.lead");
        long missing = held - server.number(url, "select count(*) from bench.lead");
        if (missing > 0) {
            String fill = together(KEY, LEAD, OWN_KEY, PASS)
                    .replace(":number", ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) * 1000 + "");
            for (Map.Entry<String, String> array : people().entrySet()) {
                fill = fill.replace(
                        ":" + array.getKey() + "::text[]",
                        "array_fill('%s'::text, array[%d])".formatted(array.getValue(), missing));
            }
            for (Map.Entry<String, String> text : TEXTS.entrySet()) {
                fill = fill.replace(":" + text.getKey() + "::", "'" + text.getValue() + "'::");
            }
            server.execute(url, fill);
        }
        server.settle(List.of(url));
        return held;
    }

    /** The locks wait until all else is written, and the events for the locks. */
    private static String together(String... inserts) {
        StringBuilder statement = new StringBuilder(TOLD);
        List<String> written = new ArrayList<>();
        for (String insert : inserts) {
            String name = "written" + written.size();
            statement.append(",\n").append(name).append(" as (").append(insert).append(" returning 1)");
            written.add("(select count(*) from " + name + ") >= 0");
        }
        return statement
                .append(",\nlocked as materialized (")
                .append(LOCKS.replace("from told", "from told where " + String.join(" and ", written)))
                .append(")\n")
                .append(EVENTS.replace("from told", "from locked cross join told"))
                .append(";\n")
                .toString();
    }

    private static Map<String, String> people() {
        return Map.of("emails", EMAIL, "firsts", "Ada", "lasts", "Example", "companies", "ExampleWorks");
    }

    private Load pgbench(int rows, String script) {
        Map<String, String> values = new HashMap<>(TEXTS);
        values.put("turn", "0");
        people().forEach((name, value) -> values.put(name, Pgbench.array(Collections.nCopies(rows, value).stream())));
        return Pgbench.of(url, rows, script, values);
    }

    @Override
    public void close() {
        server.execute(url, "drop schema if exists bench cascade");
    }
}
