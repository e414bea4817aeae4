package io.handshake.lead;

import io.handshake.chassis.test.RoleMatrix;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class RoleMatrixTest {
    @TestFactory
    Stream<DynamicTest> everyCell() {
        return RoleMatrix.cells("lead-service", () -> new Header("X-Api-Key", Calls.partnerKey("matrix")));
    }
}
