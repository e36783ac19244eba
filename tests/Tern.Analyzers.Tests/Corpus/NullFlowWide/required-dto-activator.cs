// case: required-dto-activator
// category: required-bypass
// rationale: reflection and a copy constructor leave required members unset
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RequiredDtoActivator;

public sealed class Address
{
    public required string Street { get; init; }

    public required string Town { get; init; }

    public Address()
    {
    }

    [SetsRequiredMembers]
    public Address(Address other, bool streetOnly)
    {
        Street = other.Street;
        Town = streetOnly ? null! : other.Town;
    }
}

public static class Mapper
{
    public static T New<T>()
        where T : class => Activator.CreateInstance<T>();
}

public static class Case
{
    private static Address Home() => new() { Street = "s", Town = "t" };

    private static int Mapped()
    {
        var a = Mapper.New<Address>();
        return a.Street.Length; // missed: null-deref
    }

    private static int Copied(bool streetOnly)
    {
        var a = new Address(Home(), streetOnly);
        return a.Street.Length + a.Town.Length; // want: null-deref
    }

    private static int Whole()
    {
        var a = Home();
        return a.Street.Length + a.Town.Length;
    }

    public static int Demo1() => Mapped();

    public static int Demo2() => Copied(streetOnly: true);

    public static int Demo3() => Copied(streetOnly: false) + Whole();
}
