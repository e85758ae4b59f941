package cultivation.live;

import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import java.time.Instant;

/**
 * The latest cell that moved a measure of a college.
 *
 * @param cell which cell; its partition is the one of the college's events topic
 * @param amount what the cell holds since
 * @param ledgerPartition where it was read
 * @param offset where it was read
 * @param bookedAt when it was written
 */
public record LastChange(CellKey cell, Amount amount, int ledgerPartition, long offset, Instant bookedAt) {}
