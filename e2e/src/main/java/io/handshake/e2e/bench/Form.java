package io.handshake.e2e.bench;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A body written once and given new words in place, so that the load costs the machine little. */
final class Form {
    private static final Pattern BLANK = Pattern.compile("#+");

    private final byte[] text;
    private final int[] begins;
    private final int[] ends;

    /** Every run of number signs is a blank to fill in; blanks are counted from 0. */
    Form(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        begins = BLANK.matcher(text).results().mapToInt(MatchResult::start).toArray();
        ends = BLANK.matcher(text).results().mapToInt(MatchResult::end).toArray();
    }

    /** A text as long as the blank. */
    void fill(int blank, byte[] word) {
        System.arraycopy(word, 0, text, begins[blank], ends[blank] - begins[blank]);
    }

    /** The last digits of a number, as many as the blank has room for. */
    void fill(int blank, long number) {
        long rest = number;
        for (int at = ends[blank] - 1; at >= begins[blank]; at--, rest /= 10) {
            text[at] = (byte) ('0' + rest % 10);
        }
    }

    byte[] text() {
        return text;
    }
}
