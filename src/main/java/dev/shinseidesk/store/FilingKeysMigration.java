package dev.shinseidesk.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * V7: household keys of the applications that were there before V6; the folding of addresses is
 * ours, so SQL alone can't do it. What follows on arrival counts as done for them.
 */
final class FilingKeysMigration implements JavaMigration {
  private static final int AT_ONCE = 500;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("7");
  }

  @Override
  public String getDescription() {
    return "filing keys";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery("SELECT receipt_number, applicant_address FROM application");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO filing_key (receipt_number, household, settled_in)"
                    + " VALUES (?, ?, 1)")) {
      int waiting = 0;
      while (rows.next()) {
        insert.setString(1, rows.getString(1));
        insert.setString(2, HouseholdKey.of(rows.getString(2)));
        insert.addBatch();
        if (++waiting % AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
