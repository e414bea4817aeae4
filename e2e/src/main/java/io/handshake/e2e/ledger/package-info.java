/** Keeps account of what the product acknowledged, and looks for it afterwards. */
@NullMarked
package io.handshake.e2e.ledger;

import org.jspecify.annotations.NullMarked;
