package io.handshake.chassis.test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The committed contract and the served one are the same text. */
public final class Contract {
    private static final Path FILE = Path.of("contract", "openapi.yaml");

    private Contract() {}

    /** Compares; with {@code -Dcontract.update=true} rewrites the committed file instead. */
    public static void check() {
        String served = given().queryParam("format", "YAML")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            if (Boolean.getBoolean("contract.update")) {
                Files.createDirectories(FILE.getParent());
                Files.writeString(FILE, served);
            }
            assertThat(served)
                    .as("the served contract; run with -Dcontract.update=true to accept it")
                    .isEqualTo(Files.readString(FILE));
            unfitFor(new YAMLMapper().readTree(served), "").forEach(pointer -> fail("no checker can hold " + pointer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Schemas that rule out what is sent: a type beside references of which one may be null, and multiples of decimals. */
    private static Stream<String> unfitFor(JsonNode node, String pointer) {
        boolean unfit =
                node.has("multipleOf") || node.has("type") && node.path("anyOf").findValue("$ref") != null;
        return Stream.concat(
                Stream.of(pointer).filter(_ -> unfit && pointer.contains("/schemas/")),
                node.properties().stream()
                        .flatMap(member -> unfitFor(member.getValue(), pointer + "/" + member.getKey())));
    }

    /** The served contract as JSON. */
    public static JsonPath json() {
        return given().queryParam("format", "JSON")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
