namespace Acme.Unlocked;

// Without a dispatcher no handler of the gallery could be wrong, so this mistake is here.
public static class UnlockedDispatcher; // TLG0303 error
