package io.handshake.reporting;

import io.handshake.chassis.test.RoleMatrix;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class RoleMatrixTest {

    @TestFactory
    Stream<DynamicTest> everyCell() {
        return RoleMatrix.cells("reporting-service");
    }
}
