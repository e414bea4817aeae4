@NullMarked
package io.handshake.lead.sourcingrules;

import org.jspecify.annotations.NullMarked;
