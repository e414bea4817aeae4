/** Measures the product against what PostgreSQL itself can do on the same machine at the same time. */
@NullMarked
package io.handshake.e2e.bench;

import org.jspecify.annotations.NullMarked;
