import { expect } from '@open-wc/testing';
import { HoldTimer } from '../../src/store/hold-timer.js';
import { pass, sleep, stopClock } from './fake-clock.js';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

describe('HoldTimer', () => {
  let start: number;
  let heard: string[];
  let timer: HoldTimer;

  beforeEach(() => {
    start = stopClock();
    heard = [];
    timer = new HoldTimer({
      onWarning: (remaining) => heard.push(`${String(remaining / second)} s left`),
      onEnd: () => heard.push('end'),
      onWake: () => heard.push('wake'),
    });
  });

  it('warns five minutes and one minute before the end, and then ends', () => {
    timer.watch(start + 15 * minute);
    pass(10 * minute - 1);
    expect(heard).to.deep.equal([]);
    pass(1);
    expect(heard).to.deep.equal(['300 s left']);
    pass(4 * minute);
    expect(heard).to.deep.equal(['300 s left', '60 s left']);
    pass(minute - 1);
    expect(heard).to.have.length(2);
    pass(1);
    expect(heard).to.deep.equal(['300 s left', '60 s left', 'end']);
  });

  it('ends once', () => {
    timer.watch(start + minute);
    pass(day);
    timer.watch(start + minute);
    pass(day);
    expect(heard.filter((sound) => sound === 'end')).to.have.length(1);
  });

  it('does not warn of what was over before the hold began', () => {
    timer.watch(start + 4 * minute);
    pass(2 * minute);
    expect(heard).to.deep.equal([]);
    pass(minute);
    expect(heard).to.deep.equal(['60 s left']);
  });

  it('ends at once when the deadline is past', () => {
    timer.watch(start - minute);
    pass(0);
    expect(heard).to.deep.equal(['end']);
  });

  it('warns once, of what is really left, after the laptop slept', () => {
    timer.watch(start + 15 * minute);
    sleep(14 * minute + 30 * second);
    expect(heard).to.deep.equal(['wake', '30 s left']);
    pass(30 * second);
    expect(heard).to.deep.equal(['wake', '30 s left', 'end']);
  });

  it('only ends when the laptop slept through it all', () => {
    timer.watch(start + 15 * minute);
    sleep(day);
    expect(heard).to.deep.equal(['wake', 'end']);
  });

  it('says that the laptop slept, and not that a hidden tab is slow', () => {
    timer.watch(start + 15 * minute);
    sleep(2 * minute);
    expect(heard).to.deep.equal([]);
    sleep(2 * minute + 1);
    expect(heard).to.deep.equal(['wake']);
  });

  it('warns once of a hold whose end moves by a moment', () => {
    timer.watch(start + 15 * minute);
    pass(10 * minute);
    for (const moved of [900, -900, 4 * second]) {
      timer.watch(start + 15 * minute + moved);
      pass(second);
    }
    expect(heard).to.deep.equal(['300 s left']);
    pass(5 * minute + second);
    expect(heard).to.deep.equal(['300 s left', '60 s left', 'end']);
  });

  it('warns although the end moves over the very moment of the warning', () => {
    timer.watch(start + 5 * minute + second);
    timer.watch(start + 5 * minute - second);
    pass(0);
    expect(heard).to.deep.equal(['299 s left']);
    timer.watch(start + 5 * minute + second);
    pass(4 * minute);
    expect(heard).to.deep.equal(['299 s left']);
    pass(second);
    expect(heard).to.deep.equal(['299 s left', '60 s left']);
  });

  it('warns twice, whatever the end of the hold does within five seconds', () => {
    for (let run = 0; run < 20; run++) {
      heard.length = 0;
      start = Date.now();
      timer.watch(null);
      timer.watch(start + 15 * minute + run * 10 * second);
      for (let look = 0; look < 90; look++) {
        timer.watch(
          start + 15 * minute + run * 10 * second + (((look * 7 + run) % 5) - 2) * second,
        );
        pass(10 * second + run * 111);
      }
      expect(heard.filter((sound) => sound.endsWith('left'))).to.have.length(2);
      pass(day);
    }
  });

  it('warns of each hold', () => {
    timer.watch(start + 5 * minute + second);
    pass(second);
    timer.watch(start + 5 * minute + 10 * second);
    pass(9 * second);
    expect(heard).to.deep.equal(['300 s left', '300 s left']);
  });

  it('waits for a deadline that is more than 24.8 days ahead', () => {
    timer.watch(start + 60 * day);
    pass(60 * day - 5 * minute - 1);
    expect(heard).to.deep.equal([]);
    pass(5 * minute + 1);
    expect(heard).to.deep.equal(['300 s left', '60 s left', 'end']);
  });

  it('forgets the old deadline for a new one', () => {
    timer.watch(start + 2 * minute);
    timer.watch(start + 20 * minute);
    pass(10 * minute);
    expect(heard).to.deep.equal([]);
    pass(10 * minute);
    expect(heard).to.deep.equal(['300 s left', '60 s left', 'end']);
  });

  it('goes on undisturbed when it is told of the same deadline again', () => {
    timer.watch(start + 15 * minute);
    pass(11 * minute);
    timer.watch(start + 15 * minute);
    pass(4 * minute);
    expect(heard).to.deep.equal(['300 s left', '60 s left', 'end']);
  });

  it('stops', () => {
    timer.watch(start + minute);
    timer.watch(null);
    pass(day);
    expect(heard).to.deep.equal([]);
  });
});
