// case: entity-slots
// category: null-element
// rationale: a game world frees a slot by writing null into its list, and a loader adds null for an unknown kind
// csc: none

namespace NullSafety.Blind.EntitySlots;

public abstract class Entity
{
    public float X { get; set; }
    public abstract float Speed { get; }
    public virtual void Step(float dt) => X += Speed * dt;
}

public sealed class Bird : Entity { public override float Speed => 4f; }
public sealed class Snail : Entity { public override float Speed => 0.1f; }

public static class EntityFactory
{
    public static Entity Spawn(string kind) => kind switch
    {
        "bird" => new Bird(), "snail" => new Snail(), _ => null!,
    };
}

public sealed class World
{
    private readonly List<Entity> _slots = [];

    public int Add(Entity entity)
    {
        int free = _slots.FindIndex(e => e is null);
        if (free >= 0) _slots[free] = entity;
        else _slots.Add(entity);
        return free >= 0 ? free : _slots.Count - 1;
    }

    /// <summary>Indices are handles, so a removal must not shift the others.</summary>
    public void Despawn(int handle) => _slots[handle] = null!;

    public void Tick(float dt)
    {
        foreach (var entity in _slots)
            entity.Step(dt); // want: null-deref
    }

    public void TickLive(float dt)
    {
        foreach (var slot in _slots)
            if (slot is { } live) live.Step(dt);
    }
}

public static class Level
{
    public static List<Entity> Load(string line) => line.Split(',').Select(EntityFactory.Spawn).ToList();

    public static float TopSpeed(List<Entity> cast)
    {
        float best = 0;
        for (int i = 0; i < cast.Count; i++)
            best = Math.Max(best, cast[i].Speed); // want: null-deref
        return best;
    }

    public static float TopSpeedKnown(List<Entity> cast)
    {
        cast.RemoveAll(e => e is null);
        return cast.Count == 0 ? 0 : cast.Max(e => e.Speed);
    }
}

public static class Case
{
    private static World Populated(out int bird)
    {
        var world = new World();
        bird = world.Add(new Bird());
        world.Add(new Snail());
        return world;
    }

    public static void DemoDespawned()
    {
        var world = Populated(out int bird);
        world.Despawn(bird);
        world.Tick(0.1f);
    }

    public static void DemoUnknownKind() => Level.TopSpeed(Level.Load("bird,wolf"));

    public static void DemoSafe()
    {
        var world = Populated(out int bird);
        world.Tick(0.1f);
        world.Despawn(bird);
        world.TickLive(0.1f);
        Level.TopSpeedKnown(Level.Load("snail,wolf"));
    }
}
