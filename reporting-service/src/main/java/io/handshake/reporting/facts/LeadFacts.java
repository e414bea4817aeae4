package io.handshake.reporting.facts;

import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page of lead-service's feed says, the last word on each thing; times are those of recording. */
final class LeadFacts {

    record Known(
            UUID lead,
            @Nullable String source,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable String country,
            @Nullable String region,
            @Nullable String segment,
            @Nullable String industry,
            @Nullable String sourcedBy) {}

    record PassKey(UUID lead, int pass) {}

    record EntryKey(UUID lead, int pass, String stage) {}

    record Opened(PassKey pass, String funnel, Instant at) {}

    record Closed(PassKey pass, String outcome, Instant at) {}

    record Entry(EntryKey key, String funnel, String milestone, boolean inferred, Instant at) {}

    record Reversal(EntryKey key, Instant at) {}

    record PassOpened(UUID lead, int pass, String funnel, int funnelVersion, String stage, String milestone) {}

    record StageEntered(
            UUID lead,
            int pass,
            String funnel,
            int funnelVersion,
            String from,
            String to,
            String milestone,
            boolean inferred) {}

    record StageEntryReversed(UUID lead, int pass, String stage) {}

    record PassClosed(UUID lead, int pass, String outcome) {}

    record LeadMerged(UUID merged, List<Key> keys, @Nullable Integer mergedPass) {}

    record LeadUnmerged(UUID unmerged, List<Key> keys) {}

    record Key(UUID key, int moves) {}

    /** Whether a lead is another one: the word with the most moves of its own key counts. */
    record Word(UUID lead, int moves, @Nullable Integer pass, Instant at) {

        static Word of(UUID lead, List<Key> keys, @Nullable Integer pass, Instant at) {
            int moves = keys.stream()
                    .filter(key -> key.key().equals(lead))
                    .mapToInt(Key::moves)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("a lead that moves brings its own key"));
            return new Word(lead, moves, pass, at);
        }
    }

    final Map<UUID, Known> leads = new LinkedHashMap<>();
    final Map<PassKey, Opened> opened = new LinkedHashMap<>();
    final Map<PassKey, Closed> closed = new LinkedHashMap<>();
    final Map<UUID, Word> merges = new TreeMap<>();
    final Map<EntryKey, Entry> entries = new LinkedHashMap<>();
    final Map<EntryKey, Reversal> reversals = new LinkedHashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final FunnelFacts funnels;

    /** What is said of the funnels on the way is added to those. */
    LeadFacts(FunnelFacts funnels) {
        this.funnels = funnels;
    }

    /** Whether an entry of this lead was taken back here: what follows is to be written after that. */
    boolean tookBack(String lead) {
        return reversed.contains(lead);
    }

    void add(FeedEvent event) {
        Instant at = event.recordedAt();
        switch (event.type()) {
            case "lead-created", "lead-changed" -> {
                Known known = event.as(Known.class);
                leads.put(known.lead(), known);
            }
            case "funnel-in-force" ->
                funnels.funnels.add(event.as(FunnelFacts.FunnelInForce.class).funnel());
            case "pass-opened" -> open(event.as(PassOpened.class), at);
            case "stage-entered" -> enter(event.as(StageEntered.class), at);
            case "stage-entry-reversed" -> {
                StageEntryReversed back = event.as(StageEntryReversed.class);
                EntryKey key = new EntryKey(back.lead(), back.pass(), back.stage());
                reversals.put(key, new Reversal(key, at));
                reversed.add(event.subject());
            }
            case "pass-closed" -> {
                PassClosed end = event.as(PassClosed.class);
                PassKey pass = new PassKey(end.lead(), end.pass());
                closed.put(pass, new Closed(pass, end.outcome(), at));
            }
            case "lead-merged" -> {
                LeadMerged fact = event.as(LeadMerged.class);
                join(Word.of(fact.merged(), fact.keys(), fact.mergedPass(), at));
            }
            case "lead-unmerged" -> {
                LeadUnmerged fact = event.as(LeadUnmerged.class);
                join(Word.of(fact.unmerged(), fact.keys(), null, at));
            }
            default -> {
                // not of leads and their passes, or in no report
            }
        }
    }

    private void join(Word word) {
        merges.merge(word.lead(), word, (a, b) -> b.moves() > a.moves() ? b : a);
    }

    private void open(PassOpened it, Instant at) {
        PassKey pass = new PassKey(it.lead(), it.pass());
        opened.putIfAbsent(pass, new Opened(pass, it.funnel(), at));
        funnels.add(it.funnel(), it.stage(), it.milestone(), null, it.funnelVersion());
        EntryKey key = new EntryKey(it.lead(), it.pass(), it.stage());
        entries.putIfAbsent(key, new Entry(key, it.funnel(), it.milestone(), false, at));
    }

    private void enter(StageEntered it, Instant at) {
        funnels.add(it.funnel(), it.to(), it.milestone(), it.from(), it.funnelVersion());
        EntryKey key = new EntryKey(it.lead(), it.pass(), it.to());
        entries.putIfAbsent(key, new Entry(key, it.funnel(), it.milestone(), it.inferred(), at));
    }
}
