// case: service-turn-engine
// category: service
// rationale: turn based game with a ring of players, queued effects and an optional duel
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.TurnEngine;

public enum Phase { Setup, Upkeep, Action, Finished }

public enum OrderKind { Move, Strike, Wait }

/// <summary>Move orders have a target square, strike orders a victim.</summary>
public sealed record Order(OrderKind Kind, Square? Target = null, Unit? Victim = null)
{
    public static Order Wait { get; } = new(OrderKind.Wait);
    public static Order Move(Square target) => new(OrderKind.Move, Target: target);
    public static Order Strike(Unit victim) => new(OrderKind.Strike, Victim: victim);
}

public sealed class Square(int x, int y)
{
    public int X { get; } = x;
    public int Y { get; } = y;
    public Unit? Occupant { get; set; }
    public bool IsFree => Occupant is null;
}

public sealed class Board
{
    private readonly Square[,] _squares;

    public Board(int width, int height)
    {
        _squares = new Square[width, height];
        for (int i = 0; i < width * height; i++)
            _squares[i % width, i / width] = new Square(i % width, i / width);
    }

    public Square At(int x, int y) => _squares[x, y];
    public Square? FirstFree() => _squares.Cast<Square>().FirstOrDefault(s => s.IsFree);
    public IEnumerable<Unit> Units() => _squares.Cast<Square>().Where(s => !s.IsFree).Select(s => s.Occupant!);
}

/// <summary>A piece of a player; games make and place units in Deploy.</summary>
public sealed class Unit(string name, Player owner, int health)
{
    public string Name { get; } = name;
    public Player Owner { get; } = owner;
    public int Health { get; private set; } = health;
    public Square? Square { get; private set; }
    public bool Alive => Health > 0;

    public void Place(Square square)
    {
        if (!square.IsFree)
            throw new InvalidOperationException("The square is taken by " + square.Occupant.Name); // csc-false
        if (Square != null)
            Square.Occupant = null;
        Square = square;
        square.Occupant = this;
    }

    public void Hurt(int amount)
    {
        Health -= amount;
        if (!Alive && Square != null)
        {
            Square.Occupant = null;
            Square = null;
        }
    }
}

/// <summary>A player, linked into the ring of a game when it joins.</summary>
public sealed class Player(string name)
{
    public string Name { get; } = name;
    public Player Next { get; set; } = null!;
    public Player Previous { get; set; } = null!;
    public List<Unit> Units { get; } = new();
    public bool Defeated => Units.Count > 0 && Units.TrueForAll(u => !u.Alive);
    public Unit? Strongest => Units.Where(u => u.Alive).MaxBy(u => u.Health);
}

/// <summary>The ring of players still in the game.</summary>
public sealed class Ring
{
    private Player? _head;
    public int Count { get; private set; }
    public bool IsEmpty => _head == null;

    public void Join(Player player)
    {
        if (IsEmpty)
            _head = player.Next = player.Previous = player;
        else
        {
            player.Previous = _head.Previous; // csc-false
            player.Next = _head;
            player.Previous.Next = player;
            _head.Previous = player;
        }
        Count++;
    }

    /// <summary>Takes a player of this ring out.</summary>
    public void Leave(Player player)
    {
        player.Previous.Next = player.Next;
        player.Next.Previous = player.Previous;
        _head = Count == 1 ? null : player.Next;
        player.Next = player.Previous = null!;
        Count--;
    }

    public Player First() => _head ?? throw new InvalidOperationException("There are no players.");
}

/// <summary>Something that happens in the next upkeep.</summary>
public abstract class Effect
{
    public virtual bool Lasts => false;

    public abstract void Apply(Game game);
}

public sealed class Poison(Unit unit) : Effect
{
    public override bool Lasts => unit.Alive;

    public override void Apply(Game game)
    {
        unit.Hurt(1);
        if (unit.Alive)
            game.Report(unit.Name + " suffers at " + unit.Square!.X);
    }
}

public sealed class Taunt(Player player) : Effect
{
    public override void Apply(Game game) => game.Report(player.Name + " mocks " + player.Next.Name); // missed: null-deref
}

/// <summary>Join and deploy, then Start, then Submit one order for each turn until the game is finished.</summary>
public sealed class Game
{
    private readonly Ring _ring = new();
    private readonly Queue<Effect> _effects = new();
    private readonly List<string> _log = new();
    private Player? _active;
    private Unit? _lastStruck;
    private Action<string>? _reporter;
    public Phase Phase { get; private set; }
    public Board Board { get; } = new(4, 3);
    public string Status => Phase is Phase.Upkeep or Phase.Action ? _active.Name + " to move" : Phase.ToString(); // csc-false

    public Player Join(string name)
    {
        var player = new Player(name);
        _ring.Join(player);
        return player;
    }

    public Unit Deploy(Player player, string name, int health)
    {
        var square = Board.FirstFree() ?? throw new InvalidOperationException("The board is full.");
        player.Units.Add(new Unit(name, player, health));
        player.Units.Last().Place(square);
        return square.Occupant!;
    }

    public void Start()
    {
        _active = _ring.First();
        _reporter = _log.Add;
        Phase = Phase.Action;
    }

    public void Report(string line) => _reporter?.Invoke(line);
    public void Schedule(Effect effect) => _effects.Enqueue(effect);

    public void Submit(Unit unit, Order order)
    {
        Demand(unit);
        switch (order.Kind)
        {
            case OrderKind.Move:
                unit.Place(order.Target!);
                break;
            case OrderKind.Strike:
                Strike(order.Victim!);
                break;
        }
        EndTurn();
    }

    public string Epitaph()
    {
        if (_lastStruck is not { Alive: false })
            return "";
        return _lastStruck.Name + " fell at column " + _lastStruck.Square!.X; // want: null-deref
    }

    private void Strike(Unit victim)
    {
        if (!victim.Alive)
            throw new InvalidOperationException(victim.Name + " has fallen");
        _lastStruck = victim;
        victim.Hurt(3);
        Report(_active!.Name + " strikes " + _lastStruck.Name);
        if (victim.Owner.Defeated && victim.Owner != _active)
            _ring.Leave(victim.Owner);
    }

    private void EndTurn()
    {
        Phase = Phase.Upkeep;
        for (int left = _effects.Count; left > 0; left--)
        {
            var effect = _effects.Dequeue();
            effect.Apply(this);
            if (effect.Lasts)
                _effects.Enqueue(effect);
        }
        _active = _active!.Next;
        Phase = _ring.Count == 1 ? Phase.Finished : Phase.Action;
        if (Phase == Phase.Finished)
            Report(_ring.First().Name + " wins with " + (_ring.First().Strongest?.Name ?? "nobody"));
    }

    private void Demand(Unit unit)
    {
        if (Phase != Phase.Action || unit.Owner != _active || !unit.Alive)
            throw new InvalidOperationException("It is not the turn of " + unit.Name);
    }
}

public static class Case
{
    private static Game NewGame(out Unit red, out Unit blue, out Unit gold)
    {
        var game = new Game();
        red = game.Deploy(game.Join("Red"), "knight", 9);
        blue = game.Deploy(game.Join("Blue"), "archer", 3);
        gold = game.Deploy(game.Join("Gold"), "mage", 6);
        game.Start();
        return game;
    }

    public static void DemoPlay()
    {
        var game = NewGame(out var red, out var blue, out var gold);
        game.Schedule(new Poison(gold));
        game.Schedule(new Taunt(blue.Owner));
        game.Submit(red, Order.Move(game.Board.At(3, 2)));
        game.Submit(blue, Order.Wait);
        _ = game.Status + game.Epitaph() + game.Board.Units().Sum(u => u.Health);
        game.Submit(gold, Order.Strike(blue));
        game.Submit(red, Order.Strike(gold));
        _ = game.Status + new Game().Status;
    }

    public static void DemoTauntOfDefeated()
    {
        var game = NewGame(out var red, out var blue, out _);
        game.Schedule(new Taunt(blue.Owner));
        game.Submit(red, Order.Strike(blue));
    }

    public static void DemoEpitaph()
    {
        var game = NewGame(out var red, out var blue, out _);
        game.Submit(red, Order.Strike(blue));
        game.Epitaph();
    }
}
