package io.handshake.scoring.score;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * What activities whose points fade alike give together, without looking at any of them again as time passes.
 *
 * <p>Points x 2^(-(at - occurred) / half-life) are points x 2^((occurred - origin) / half-life) x 2^(-(at - origin) / half-life), of
 * which the first part never changes. It is kept as a whole number, so that sums are exact: they are the same in whatever order
 * activities are added or removed, and whether all are added at once or some later. One rounding to the billionth is done at the
 * end. Each span of 64 half-lives has an origin of its own, which keeps the numbers small; what is from before the last span is
 * worth less than a billionth by far, and does not count.
 *
 * <p>Taking a power costs more than all the rest, so nothing is added up before a sum is asked for.
 */
final class Fading {
    private static final int SPAN = 64;

    /** So many are kept apart at most. */
    private static final int MOST = 5_000;

    private static final int BITS = 52;
    private static final double UNIT = 0x1p52;
    private static final BigInteger ONE = BigInteger.valueOf(Points.ONE);

    private final long halfLife;
    private long span = Long.MIN_VALUE;
    private BigInteger before = BigInteger.ZERO;
    private BigInteger within = BigInteger.ZERO;

    private final ArrayDeque<Added> waiting = new ArrayDeque<>();
    private long addedUp;

    private record Added(long points, long occurred) {}

    Fading(Duration halfLife) {
        this.halfLife = Points.micros(halfLife);
    }

    static long points(long points, long age, Duration halfLife) {
        Fading one = new Fading(halfLife);
        one.add(points, 0);
        return one.at(age);
    }

    void add(long points, long occurred) {
        waiting.addLast(new Added(points, occurred));
        if (waiting.size() > MOST) {
            addUp();
        }
    }

    /** Takes back what was added first. */
    void removeFirst(long points, long occurred) {
        if (addedUp > 0) {
            addedUp--;
            addUp(-points, occurred);
        } else {
            waiting.removeFirst();
        }
    }

    private void addUp() {
        addedUp += waiting.size();
        waiting.forEach(added -> addUp(added.points(), added.occurred()));
        waiting.clear();
    }

    private void addUp(long points, long occurred) {
        long its = spanOf(occurred);
        if (its > span) {
            before = its - 1 == span ? within : BigInteger.ZERO;
            within = BigInteger.ZERO;
            span = its;
        }
        if (its == span) {
            within = within.add(worth(points, occurred, its));
        } else if (its == span - 1) {
            before = before.add(worth(points, occurred, its));
        }
    }

    void clear() {
        waiting.clear();
        addedUp = 0;
        span = Long.MIN_VALUE;
        before = BigInteger.ZERO;
        within = BigInteger.ZERO;
    }

    /** Billionths at an instant not before any activity that was added. */
    long at(long instant) {
        addUp();
        long its = spanOf(instant);
        if (its == span) {
            return at(instant, its, before.add(within.shiftLeft(SPAN)));
        }
        return its - 1 == span ? at(instant, its, within) : 0;
    }

    /** A sum counted from the origin of the span before. */
    private long at(long instant, long its, BigInteger sum) {
        if (sum.signum() == 0) {
            return 0;
        }
        long age = instant - (its - 1) * SPAN * halfLife;
        long left = (long) (StrictMath.pow(2, -part(age)) * UNIT * 2);
        int shift = BITS + BITS + 1 + (int) (age / halfLife);
        return sum.multiply(BigInteger.valueOf(left))
                .multiply(ONE)
                .shiftRight(shift - 1)
                .add(BigInteger.ONE)
                .shiftRight(1)
                .longValueExact();
    }

    private BigInteger worth(long points, long occurred, long its) {
        long since = occurred - its * SPAN * halfLife;
        long grown = (long) (StrictMath.pow(2, part(since)) * UNIT);
        return BigInteger.valueOf(grown).multiply(BigInteger.valueOf(points)).shiftLeft((int) (since / halfLife));
    }

    private long spanOf(long instant) {
        return Math.floorDiv(instant, SPAN * halfLife);
    }

    /** How much of a half-life is over. */
    private double part(long micros) {
        return (double) (micros % halfLife) / halfLife;
    }

    void write(DataOutput to) throws IOException {
        addUp();
        to.writeLong(span);
        write(to, before);
        write(to, within);
    }

    /** @param number how many activities were added up */
    void read(DataInput from, long number) throws IOException {
        addedUp = number;
        span = from.readLong();
        before = number(from);
        within = number(from);
    }

    private static void write(DataOutput to, BigInteger number) throws IOException {
        byte[] bytes = number.toByteArray();
        to.writeByte(bytes.length);
        to.write(bytes);
    }

    private static BigInteger number(DataInput from) throws IOException {
        byte[] bytes = new byte[from.readByte()];
        from.readFully(bytes);
        return new BigInteger(bytes);
    }
}
