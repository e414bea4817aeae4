package io.handshake.e2e.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Codes of ISO 3166 for the English names of countries. */
final class Countries {
    private static final Map<String, String> RENAMED = Map.of("Hong Kong", "HK");
    private static final Map<String, String> CODES = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(
                    code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH),
                    Function.identity(),
                    (one, _) -> one));

    private Countries() {}

    static Optional<String> code(String name) {
        return Optional.ofNullable(CODES.getOrDefault(name, RENAMED.get(name)));
    }
}
