@NullMarked
package io.handshake.lead.activity;

import org.jspecify.annotations.NullMarked;
