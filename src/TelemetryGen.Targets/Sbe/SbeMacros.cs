using System.Text.RegularExpressions;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// Macros of C and POSIX in the headers that generated C++ includes. They replace members of enumerations and classes of that name, which C++ writes as the XML has
/// them; members of classes begin with a small letter.
/// </summary>
internal static partial class SbeMacros
{
    private static readonly HashSet<string> Names = SbeWords.Of("""
        BIG_ENDIAN BUFSIZ BYTE_ORDER CLOCKS_PER_SEC DOMAIN EOF EXIT_FAILURE EXIT_SUCCESS FILENAME_MAX FOPEN_MAX HUGE_VAL INFINITY LITTLE_ENDIAN NAN NULL OVERFLOW
        PDP_ENDIAN RAND_MAX SEEK_CUR SEEK_END SEEK_SET SING TIME_UTC TMP_MAX UNDERFLOW
        E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY ECANCELED ECHILD ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK
        EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT EFBIG EHOSTUNREACH EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR ELOOP EMFILE EMLINK EMSGSIZE EMULTIHOP
        ENAMETOOLONG ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENODATA ENODEV ENOENT ENOEXEC ENOLCK ENOLINK ENOMEM ENOMSG ENOPROTOOPT ENOSPC ENOSR ENOSTR
        ENOSYS ENOTCONN ENOTDIR ENOTEMPTY ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENXIO EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPIPE EPROTO EPROTONOSUPPORT
        EPROTOTYPE ERANGE EROFS ESPIPE ESRCH ESTALE ETIME ETIMEDOUT ETXTBSY EWOULDBLOCK EXDEV
        """);

    /// <summary>Those that have a name of their own.</summary>
    public static IEnumerable<string> All => Names;

    /// <summary>Whether the name is one.</summary>
    public static bool Contains(string name) => Names.Contains(name) || Numbers().IsMatch(name);

    [GeneratedRegex("^(U?INT(_FAST|_LEAST)?(8|16|32|64)|U?INTMAX|U?INTPTR|SIZE|PTRDIFF|WCHAR|WINT|SIG_ATOMIC)_(C|MAX|MIN|WIDTH)$|^SBE_[A-Z0-9_]+$")]
    private static partial Regex Numbers();
}
