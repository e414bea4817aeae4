package io.handshake.scoring.score;

import io.handshake.scoring.rule.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What a lead did up to an instant, added up by every set of rules that counts from then on; a course can go on from it. */
public final class Past {
    private final Instant until;
    private final Map<Version, byte[]> sums;

    private Past(Instant until, Map<Version, byte[]> sums) {
        this.until = until;
        this.sums = sums;
    }

    private record Version(String definition, int number) {
        static Version of(RuleSet rules) {
            return new Version(rules.definition(), rules.version());
        }
    }

    static Past of(Instant until, Map<RuleSet, Running> reached) {
        Map<Version, byte[]> sums = new HashMap<>();
        reached.forEach((rules, running) -> sums.put(Version.of(rules), written(running::write)));
        return new Past(until, sums);
    }

    /** As it was written. */
    public static Past of(Instant until, byte[] written) {
        Map<Version, byte[]> sums = new HashMap<>();
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(written))) {
            for (int left = from.readInt(); left > 0; left--) {
                Version version = new Version(from.readUTF(), from.readInt());
                sums.put(version, from.readNBytes(from.readInt()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Past(until, sums);
    }

    /** The instant of the last of it. */
    public Instant until() {
        return until;
    }

    public byte[] written() {
        return written(to -> {
            to.writeInt(sums.size());
            for (Map.Entry<Version, byte[]> entry : sums.entrySet()) {
                to.writeUTF(entry.getKey().definition());
                to.writeInt(entry.getKey().number());
                to.writeInt(entry.getValue().length);
                to.write(entry.getValue());
            }
        });
    }

    void read(RuleSet rules, Tally[] tallies) {
        byte[] written = sums.get(Version.of(rules));
        if (written == null) {
            throw new EarlierNeeded();
        }
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(written))) {
            for (Tally tally : tallies) {
                tally.read(from);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Content {
        void write(DataOutputStream to) throws IOException;
    }

    private static byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            content.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
