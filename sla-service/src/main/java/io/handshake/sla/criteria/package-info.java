/** What is asked before a pass leaves a stage, as plain functions on plain values. */
@NullMarked
package io.handshake.sla.criteria;

import org.jspecify.annotations.NullMarked;
