package io.handshake.chassis;

import org.junit.jupiter.api.Test;

class TmpTest {
    @Test
    void x() {}
}
