import { describe, expect, it } from 'vitest';
import { Player } from './player.ts';
import { scriptedTape } from './testing/scripted-tape.ts';

const tape = scriptedTape([
  { at: 100, by: 'ada', inserted: 'a' },
  { at: 100, by: 'ada', inserted: 'b' },
  { at: 900, by: 'bob', inserted: 'c' },
  { at: 60_000, by: 'ada', inserted: 'd' },
]);

function player({ skipIdle = true } = {}) {
  let now = 5_000;
  const made = new Player(tape, () => now);
  made.setSkipIdle(skipIdle);
  const pass = (ms: number) => {
    now += ms;
    made.tick();
    return made.get().position;
  };
  return { player: made, pass };
}

describe('the player', () => {
  it('plays in the time that its clock says, times its speed', () => {
    const { player: made, pass } = player();
    expect(pass(500).time).toBe(0);
    made.play();
    expect(pass(100)).toEqual({ time: 100, moment: 2 });
    made.setSpeed(8);
    expect(pass(50)).toEqual({ time: 500, moment: 2 });
    made.setSpeed(0.5);
    expect(pass(800)).toEqual({ time: 900, moment: 3 });
  });

  it('skips what is idle, but for its edges, and only if asked', () => {
    const { player: made, pass } = player();
    made.seek(900);
    made.play();
    expect(pass(700).time).toBe(1_600);
    expect(pass(1).time).toBe(59_300);
    const patient = player({ skipIdle: false });
    patient.player.seek(900);
    patient.player.play();
    expect(patient.pass(5_000).time).toBe(5_900);
  });

  it('stops at the end, and from there plays from the beginning', () => {
    const { player: made, pass } = player();
    made.seek(59_990);
    made.play();
    pass(50);
    expect(made.get()).toMatchObject({ playing: false, position: { time: 60_000, moment: 4 } });
    made.play();
    expect(made.get()).toMatchObject({ playing: true, position: { time: 0, moment: 0 } });
  });

  it('steps by edit, forth and back, and no further than there is', () => {
    const { player: made } = player();
    const moments = (direction: 1 | -1) => {
      const seen: number[] = [];
      for (let step = 0; step < 5; step++) {
        made.step(direction);
        seen.push(made.get().position.moment);
      }
      return seen;
    };
    expect(moments(1)).toEqual([1, 2, 3, 4, 4]);
    expect(moments(-1)).toEqual([3, 2, 1, 0, 0]);
  });

  it('stands where it was sought, between its ends', () => {
    const { player: made } = player();
    made.seek(-5);
    expect(made.get().position).toEqual({ time: 0, moment: 0 });
    made.seek(1e9);
    expect(made.get().position).toEqual({ time: 60_000, moment: 4 });
  });
});
