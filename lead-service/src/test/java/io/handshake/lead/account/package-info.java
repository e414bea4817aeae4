@NullMarked
package io.handshake.lead.account;

import org.jspecify.annotations.NullMarked;
