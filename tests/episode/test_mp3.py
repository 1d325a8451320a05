"""The MP3 as players and checkers read it: lengths to the sample, joins without a click, an Info header as LAME's own."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mutagen
import numpy as np
import pytest
from fastcrc import crc16
from mutagen.mp3 import BitrateMode
from numpy.typing import NDArray

from narrator.audio import Audio
from narrator.episode.mp3 import (
    BITRATES,
    FRAME,
    LAG,
    QUALITY,
    RATE,
    Mp3Stream,
    encode,
    frame_sizes,
    info_frame,
    played_samples,
    silence,
    take_frames,
)
from narrator.errors import EpisodeError, SettingsError

Program = Callable[[str], str]


def noise(samples: int, seed: int = 1) -> Audio:
    """A burst that swells and fades, with 25 ms of digital silence at each end."""
    still = RATE // 40
    loud = samples - 2 * still
    burst = np.random.default_rng(seed).normal(0, 5000, loud) * np.hanning(loud)
    pcm = np.concatenate((np.zeros(still), burst.clip(-32000, 32000), np.zeros(still)))
    return Audio(RATE, pcm.astype(np.int16))


def sine(samples: int) -> Audio:
    """Loud, and cut off hard at both ends: the worst case for a join."""
    return Audio(RATE, (12_000 * np.sin(np.arange(samples) * 0.05)).astype(np.int16))


TAKES = (noise(30_000, 1), sine(20_000), noise(45_017, 2), noise(1_153 * 8, 3), sine(47))
PAUSES = (13, 0, 30, 1, 8)


def episode(bitrate: int, tag: bytes = b"") -> tuple[bytes, list[int], int]:
    """A file of all takes: its bytes, the frame each take begins at, and the frame count."""
    target = io.BytesIO()
    stream = Mp3Stream(target, bitrate, tag)
    places = []
    stream.silence(10)
    for take, pause in zip(TAKES, PAUSES, strict=True):
        places.append(stream.frames)
        stream.write(encode(take, bitrate))
        stream.silence(pause)
    stream.silence(3)
    stream.finish()
    return target.getvalue(), places, stream.frames


def decoded(ffmpeg: str, path: Path, sound: bytes) -> NDArray[np.int16]:
    """What ffmpeg makes of it, which must be without a complaint."""
    path.write_bytes(sound)
    call = [ffmpeg, "-v", "warning", "-i", str(path), "-f", "s16le", "-"]
    done = subprocess.run(call, capture_output=True, check=True)
    assert done.stderr == b""
    return np.frombuffer(done.stdout, dtype="<i2")


@pytest.mark.parametrize("bitrate", [56, 64, 96, 128, 160, 192, 320])
def test_a_gapless_player_hears_exactly_the_samples_counted(program: Program, tmp_path: Path, bitrate: int) -> None:
    sound, _, frames = episode(bitrate)
    assert len(decoded(program("ffmpeg"), tmp_path / "x.mp3", sound)) == played_samples(frames) == frames * FRAME - LAG


def test_mpg123_and_mp3val_find_nothing_to_complain_of(program: Program, tmp_path: Path) -> None:
    sound, _, frames = episode(96)
    path = tmp_path / "episode.mp3"
    path.write_bytes(sound)
    played = subprocess.run([program("mpg123"), "-q", "-e", "s16", "-s", path], capture_output=True, check=True)
    assert (played.stderr, len(played.stdout)) == (b"", 2 * played_samples(frames))
    tested = subprocess.run([program("mpg123"), "-t", path], capture_output=True, check=True, text=True)
    assert "finished" in tested.stderr
    assert not any(word in tested.stderr.lower() for word in ("warn", "error", "note:", "skip"))
    checked = subprocess.run([program("mp3val"), path], capture_output=True, check=True, text=True)
    report = [line for line in checked.stdout.splitlines() if "No supported tags" not in line]
    assert f"{frames + 1} MPEG frames (MPEG 1 Layer III), no tags, CBR" in report[1]
    assert not any("WARNING" in line or "ERROR" in line for line in report)


def test_every_reader_finds_the_same_length_and_bitrate(program: Program, tmp_path: Path) -> None:
    sound, _, frames = episode(96)
    path = tmp_path / "episode.mp3"
    path.write_bytes(sound)
    seconds = played_samples(frames) / RATE
    info: Any = mutagen.File(path).info
    assert info.length == pytest.approx(seconds, abs=1e-6)
    assert (info.bitrate_mode, info.bitrate // 1000, info.channels, info.sample_rate) == (BitrateMode.CBR, 95, 1, RATE)
    assert info.encoder_info.startswith("LAME ")
    probe = [program("ffprobe"), "-v", "warning", "-show_entries", "format=duration", "-of", "csv=p=0", str(path)]
    assert float(subprocess.run(probe, capture_output=True, check=True).stdout) == pytest.approx(seconds, abs=0.12)
    fields = "--Inform=Audio;%BitRate_Mode% %BitRate% %Duration%"
    media = subprocess.run([program("mediainfo"), fields, path], capture_output=True, check=True, text=True).stdout.split()
    assert media[:2] == ["CBR", "96000"]
    assert float(media[2]) / 1000 == pytest.approx(seconds, abs=0.12)


@pytest.mark.parametrize("bitrate", [64, 96, 192])
def test_a_take_sounds_at_its_frame_as_it_does_alone(program: Program, tmp_path: Path, bitrate: int) -> None:
    ffmpeg = program("ffmpeg")
    sound, places, _ = episode(bitrate)
    whole = decoded(ffmpeg, tmp_path / "x.mp3", sound).astype(int)
    for take, place in zip(TAKES, places, strict=True):
        target = io.BytesIO()
        single = Mp3Stream(target, bitrate)
        single.write(encode(take, bitrate))
        single.silence(20)
        single.finish()
        alone = decoded(ffmpeg, tmp_path / "x.mp3", target.getvalue()).astype(int)[: take.frames]
        heard = whole[place * FRAME :][: len(alone)]
        # what ended just before rings on: up to a granule after a take that does not end in silence
        first = 1_152 if place == places[2] else 0
        assert np.abs(heard - alone)[first:].max(initial=0) <= 1
    assert np.corrcoef(whole[places[1] * FRAME :][: TAKES[1].frames], TAKES[1].pcm)[0, 1] > 0.999


def test_the_sound_stands_where_it_was_put_to_the_sample(program: Program, tmp_path: Path) -> None:
    sound, places, _ = episode(320)
    whole = decoded(program("ffmpeg"), tmp_path / "x.mp3", sound).astype(int)
    take = TAKES[2].pcm.astype(int)
    at = places[2] * FRAME
    errors = {shift: np.abs(whole[at + shift :][: len(take)] - take).mean() for shift in range(-5, 6)}
    assert min(errors, key=lambda shift: errors[shift]) == 0


def test_between_takes_that_end_in_silence_there_is_digital_silence(program: Program, tmp_path: Path) -> None:
    target = io.BytesIO()
    stream = Mp3Stream(target, 96)
    edges = []
    for number in range(6):
        take = noise(20_000 + 197 * number, number)
        stream.write(encode(take, 96))
        edges.append(stream.frames * FRAME)
        stream.silence(9)
    stream.finish()
    whole = decoded(program("ffmpeg"), tmp_path / "x.mp3", target.getvalue()).astype(int)
    for edge in edges:
        assert np.abs(whole[edge : edge + 8 * FRAME]).max() <= 1


def test_a_take_leans_on_no_frame_before_it() -> None:
    for bitrate in BITRATES:
        frames = encode(noise(20_000), bitrate)
        reservoir = frames[4] << 1 | frames[5] >> 7  # main_data_begin: how far back the first frame's bits begin
        assert (reservoir, frames[:2], frames[21:25] in {b"Info", b"Xing"}) == (0, b"\xff\xfb", False)


@pytest.mark.parametrize("samples", [1, 46, 47, 48, 1_151, 1_152, 1_153, 5_000, 44_100])
def test_a_take_has_as_many_frames_as_its_samples_need(samples: int) -> None:
    count = len(list(frame_sizes(io.BytesIO(encode(sine(samples), 96)))))
    assert count == take_frames(samples)
    assert (count - 1) * FRAME < samples + LAG <= count * FRAME


def test_no_sound_makes_no_frames() -> None:
    assert encode(Audio(RATE, np.zeros(0, dtype=np.int16)), 96) == b""
    assert take_frames(0) == 0
    assert silence(0, 96) == b""


def test_the_same_take_gives_the_same_frames() -> None:
    assert encode(TAKES[0], 96) == encode(TAKES[0], 96)


@pytest.mark.parametrize("bitrate", BITRATES)
def test_the_size_keeps_to_the_bitrate(bitrate: int) -> None:
    """A reader that reckons the duration from the size is right within a byte a take."""
    target = io.BytesIO()
    stream = Mp3Stream(target, bitrate)
    take = encode(noise(9_000), bitrate)
    for _ in range(50):
        stream.write(take)
        stream.silence(3)
    stream.finish()
    size = len(target.getvalue()) - bitrate * 160 // 49
    assert abs(size - stream.frames * bitrate * 160 / 49) < 50


@pytest.mark.parametrize("bitrate", [0, 32, 48, 95, 144, 321, 500])
def test_a_bitrate_that_cannot_be_is_refused(bitrate: int) -> None:
    with pytest.raises(SettingsError, match=f"{bitrate} kb/s; use one of 56, 64"):
        Mp3Stream(io.BytesIO(), bitrate)
    with pytest.raises(SettingsError, match="use one of"):
        encode(TAKES[0], bitrate)


def test_another_sample_rate_is_refused() -> None:
    with pytest.raises(EpisodeError, match="22050 Hz"):
        encode(Audio(22_050, np.zeros(100, dtype=np.int16)), 96)


def test_the_walker_says_where_a_file_is_damaged() -> None:
    sound = silence(5, 96)
    broken = sound[: 313 * 2] + b"x" + sound[313 * 2 + 1 :]
    with pytest.raises(EpisodeError, match="Byte 626 "):
        list(frame_sizes(io.BytesIO(broken)))
    with pytest.raises(EpisodeError, match="no whole MPEG frame"):
        list(frame_sizes(io.BytesIO(sound[:-1])))
    with pytest.raises(EpisodeError, match="no whole MPEG frame"):
        Mp3Stream(io.BytesIO(), 96).write(b"not a frame at all")


def test_the_info_header_says_what_follows_it() -> None:
    sound, _, frames = episode(96, tag=b"a tag of any length")
    file = io.BytesIO(sound)
    file.seek(len(b"a tag of any length"))
    info = file.read(313)
    after = file.read()
    assert len(list(frame_sizes(io.BytesIO(info + after)))) == frames + 1
    assert info[21:25] == b"Info"
    assert int.from_bytes(info[29:33], "big") == frames
    assert int.from_bytes(info[33:37], "big") == int.from_bytes(info[169:173], "big") == len(info) + len(after)
    assert list(info[37:137]) == sorted(info[37:137])
    assert int.from_bytes(info[162:165], "big") == 576 << 12 | frames * FRAME - 576 - played_samples(frames)
    assert int.from_bytes(info[173:175], "big") == crc16.arc(after)
    assert int.from_bytes(info[175:177], "big") == crc16.arc(info[:175])


@pytest.mark.parametrize("bitrate", [64, 96, 160])
def test_the_info_header_is_laid_out_as_lame_lays_it_out(program: Program, tmp_path: Path, bitrate: int) -> None:
    """Frame count, byte count and both CRCs of a file of the lame program are what we would have written."""
    raw, path = tmp_path / "sound.raw", tmp_path / "lame.mp3"
    raw.write_bytes(noise(600_000).pcm.astype("<i2").tobytes())
    call = [program("lame"), "--quiet", "-r", "-s", "44.1", "--bitwidth", "16", "--signed", "--little-endian", "-m", "m"]
    subprocess.run([*call, "-q", str(QUALITY), "--cbr", "-b", str(bitrate), raw, path], check=True, capture_output=True)
    theirs, size = path.read_bytes(), bitrate * 160 // 49
    head, after = theirs[:size], theirs[size:]
    ours = info_frame(len(list(frame_sizes(io.BytesIO(after)))), len(after), bitrate, crc16.arc(after))
    assert len(ours) == len(head)
    same = (slice(0, 37), slice(137, 145), slice(150, 151), slice(161, 162), slice(169, 175))
    assert [ours[part] for part in same] == [head[part] for part in same]
    assert np.abs(np.frombuffer(ours[37:137], np.uint8).astype(int) - np.frombuffer(head[37:137], np.uint8)).max() <= 2
    assert crc16.arc(head[:175]) == int.from_bytes(head[175:177], "big")


def test_an_episode_past_four_gigabytes_is_refused() -> None:
    with pytest.raises(EpisodeError, match="4 GiB"):
        info_frame(1, (1 << 32) - 1, 96, 0)
