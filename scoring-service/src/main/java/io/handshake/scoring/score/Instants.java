package io.handshake.scoring.score;

/** A queue of instants in microseconds, eight bytes each. */
final class Instants {
    private long[] ring = new long[4];
    private int first;
    private int size;

    void addLast(long instant) {
        if (size == ring.length) {
            long[] larger = new long[2 * size];
            for (int i = 0; i < size; i++) {
                larger[i] = get(i);
            }
            ring = larger;
            first = 0;
        }
        ring[(first + size++) % ring.length] = instant;
    }

    long removeFirst() {
        long removed = get(0);
        first = (first + 1) % ring.length;
        size--;
        return removed;
    }

    long getFirst() {
        return get(0);
    }

    long getLast() {
        return get(size - 1);
    }

    long get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return ring[(first + index) % ring.length];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }
}
