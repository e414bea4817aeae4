package io.handshake.chassis.agreement;

import io.handshake.chassis.problem.ProblemType;

/** What writing and signing agreements can be refused with. */
public enum AgreementProblem implements ProblemType {
    ROLE_NOT_HELD(403, "A signature needs the role it is given for"),
    KEY_TAKEN(409, "The key is taken"),
    ALREADY_SIGNED(409, "This signature is there already"),
    NOT_OPEN_FOR_SIGNATURE(409, "This version cannot be signed any more"),
    AGREEMENT_CLASH(409, "Another signed agreement covers the same ground");

    private final int status;
    private final String title;

    AgreementProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
