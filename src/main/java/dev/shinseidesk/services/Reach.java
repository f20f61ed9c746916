package dev.shinseidesk.services;

import dev.shinseidesk.application.Scope;

/**
 * Act × reach, the one place where it is told: what an act touches. Somebody of a limited scope may
 * not do what touches the whole office, whatever their role. Any thread.
 */
public enum Reach {
  /** One application or what is filtered by the person's scope. */
  SCOPE,
  /** Everybody's: what is outside a scope would be changed, counted or shown with it. */
  OFFICE;

  /** How far an act reaches. */
  public static Reach of(DeskAct act) {
    // no default: whoever adds an act has to say how far it reaches
    return switch (act) {
      case READ,
          READ_PROTECTED,
          UNMASK,
          FETCH,
          REVIEW,
          APPROVE,
          FORWARD,
          REGISTER,
          ADDRESSEE,
          CASEWORK,
          EXPORT,
          PROTECT ->
          SCOPE;
      case BATCH,
          SURVEY,
          OPERATE,
          EXPORT_ALL,
          PROTECT_ALL,
          CONFIGURE,
          READ_TRAIL,
          VERIFY_TRAIL,
          PRUNE_TRAIL ->
          OFFICE;
    };
  }

  /** Whether somebody of this scope reaches so far. */
  public boolean within(Scope scope) {
    return this == SCOPE || scope.equals(Scope.ALL);
  }
}
