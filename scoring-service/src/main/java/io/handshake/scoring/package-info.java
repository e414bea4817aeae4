@NullMarked
package io.handshake.scoring;

import org.jspecify.annotations.NullMarked;
