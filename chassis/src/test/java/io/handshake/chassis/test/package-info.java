/** What tests of all services share: a real PostgreSQL, real tokens, and peers whose feeds a test writes. */
@NullMarked
package io.handshake.chassis.test;

import org.jspecify.annotations.NullMarked;
