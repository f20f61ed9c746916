package dev.shinseidesk;

import dev.shinseidesk.security.Accounts;
import dev.shinseidesk.security.PersonNames;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.security.SignedInAccount;
import dev.shinseidesk.services.DeskServices;
import java.time.Clock;

/** Plugs the accounts of an open store together. */
final class AccountWiring {
  private AccountWiring() {}

  static DeskServices.Accounts accounts(
      String office, Entrance entrance, Entrance.Entered entered, SignInRules rules, Clock clock) {
    var store = entered.store();
    var passwords = entrance.passwords(store);
    return new DeskServices.Accounts(
        new SignedInAccount(
            office,
            entered.operator(),
            entered.failures(),
            rules,
            entrance.keyring(),
            store.accounts(),
            passwords,
            entrance.factors(store),
            entrance.lockOut(),
            entered.trail()),
        new Accounts(
            entrance.keyring(),
            entered.key(),
            store.users(),
            store.accounts(),
            passwords,
            entrance.lockOut(),
            entered.trail(),
            clock),
        new PersonNames(store.users()::names));
  }
}
