// case: receiver-fluent-assertions
// category: receiver
// rationale: an extension chain starts at null: harmless in the extension that tests, fatal in the one that does not
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ReceiverFluentAssertions;

public sealed class User
{
    public string Login { get; init; } = "u";

    public User? Manager { get; init; }

    public string Signature() => "-- " + Login;
}

public static class UserExtensions
{
    public static User Boss(this User user) => user?.Manager!;

    public static bool IsRoot(this User? user) => user is null || user.Login == "root";

    public static string Initial(this User user)
    {
        return user.Login[..1]; // want: null-deref
    }

    public static T Also<T>(this T self, Action<T> action)
    {
        action(self);
        return self;
    }
}

public static class Case
{
    private static readonly User Ada = new() { Login = "ada", Manager = new User { Login = "root" } };

    private static string InitialOfBoss(User u) => u.Boss().Boss().Initial();

    private static string Sign(User u)
    {
        var boss = u.Boss().Also(b => Console.Error.Flush());
        return boss.Signature(); // want: null-deref
    }

    private static bool Root(User u) => u.Boss().Boss().IsRoot();

    private static int Track(User u)
    {
        int n = 0;
        u.Boss().Also(b => n += b.Login.Length); // want: null-deref
        return n;
    }

    public static string Demo1() => InitialOfBoss(Ada);

    public static string Demo2() => Ada.Initial() + Sign(Ada) + Ada.Boss().Initial() + Track(Ada);

    public static string Demo3() => Sign(new User());

    public static bool Demo4() => Root(Ada);

    public static int Demo5() => Track(new User());
}
