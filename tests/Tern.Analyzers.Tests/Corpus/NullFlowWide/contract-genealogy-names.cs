// case: contract-genealogy-names
// category: contracts
// rationale: helpers whose result is null exactly for a null input or for one constant argument
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Wide9.GenealogyNames;

public sealed class Person
{
    public Person(string given, string? maiden = null)
    {
        Given = given;
        Maiden = maiden;
    }

    public string Given { get; }
    public string? Maiden { get; }
    public Person? Mother { get; init; }
}

public static class Names
{
    [return: NotNullIfNotNull(nameof(name))]
    public static string? Normalise(string? name)
    {
        if (name == null)
            return null;

        return name.Trim().Replace("ß", "ss");
    }

    public static Person? Ancestor(Person person, int generations)
    {
        Person? current = person;
        for (int i = 0; i < generations && current != null; i++)
        {
            current = current.Mother;
        }

        return current;
    }
}

public sealed class Register
{
    private readonly List<Person> _people = new();

    public Register Add(Person person)
    {
        _people.Add(person);
        return this;
    }

    public Person? Find(string given, bool mustExist)
    {
        var hit = _people.Find(p => p.Given == given);
        if (hit == null && mustExist)
            throw new ArgumentException("no such person", nameof(given));

        return hit;
    }
}

public static class Chronicle
{
    private static int MaidenLength(Person person)
    {
        string maiden = Names.Normalise(person.Maiden)!;
        return maiden.Length; // want: null-deref
    }

    private static int GivenLength(Person person) => Names.Normalise(person.Given).Length;

    private static string Birth(Register register, string given)
    {
        return "born " + register.Find(given, false)!.Given; // want: null-deref
    }

    private static string Marriage(Register register, string given) => "wed " + register.Find(given, mustExist: true)!.Given;

    private static string Grandmother(Person person)
    {
        return Names.Ancestor(person, 2)!.Given; // want: null-deref
    }

    private static string Self(Person person) => Names.Ancestor(person, 0)!.Given;

    private static readonly Person Ruth = new("Ruth", "Weiß") { Mother = new Person("Ilse") { Mother = new Person("Anna") } };

    public static int Demo1() => MaidenLength(new Person("Karl"));
    public static string Demo2() => Birth(new Register().Add(Ruth), "Otto");
    public static string Demo3() => Grandmother(Ruth.Mother!);
    public static int Demo4() => MaidenLength(Ruth) + GivenLength(new Person("Karl"));
    public static string Demo5() => Birth(new Register().Add(Ruth), "Ruth") + Marriage(new Register().Add(Ruth), "Ruth") + Grandmother(Ruth) + Self(new Person("Ida"));
}
