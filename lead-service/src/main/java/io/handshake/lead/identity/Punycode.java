package io.handshake.lead.identity;

/** RFC 3492, section 6.3: text as letters, digits and dashes. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int ASCII = 128;

    private final int[] text;
    private final StringBuilder out = new StringBuilder();
    private int next = ASCII;
    private int delta;
    private int bias = INITIAL_BIAS;

    private Punycode(int[] text) {
        this.text = text;
    }

    static String encode(String text) {
        return new Punycode(text.codePoints().toArray()).encode();
    }

    private String encode() {
        for (int c : text) {
            if (c < ASCII) {
                out.append((char) c);
            }
        }
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        int handled = basic;
        while (handled < text.length) {
            int smallest = smallestFrom(next);
            delta += (smallest - next) * (handled + 1);
            next = smallest;
            for (int c : text) {
                if (c < next) {
                    delta++;
                } else if (c == next) {
                    write();
                    bias = adapted(handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            next++;
        }
        return out.toString();
    }

    private int smallestFrom(int least) {
        int smallest = Integer.MAX_VALUE;
        for (int c : text) {
            smallest = c >= least ? Math.min(smallest, c) : smallest;
        }
        return smallest;
    }

    private void write() {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
            if (rest < threshold) {
                break;
            }
            out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
        out.append(digit(rest));
    }

    private int adapted(int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < T_MAX ? 'a' + value : '0' + value - T_MAX);
    }
}
