package io.handshake.e2e.bench;

import java.time.Duration;

/** Something that takes in rows as fast as it can, over so many connections, for so long. */
interface Load {
    Pace run(int connections, Duration time);
}
