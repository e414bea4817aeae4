/** Pure formulas: rates, verdicts, maturity, windows. Imports nothing but the JDK. */
@NullMarked
package io.handshake.reporting.numbers;

import org.jspecify.annotations.NullMarked;
