/** Reads the steps of a way aloud, where the town says that there is a jack for headphones and the machine has a voice. */

/** {can(language), isReading, read(sentences, language), stop()}; `synth` is window.speechSynthesis, `Utterance` makes what it speaks. */
export function createSpeech(synth, Utterance, onChange) {
  let left = 0;
  const voiceOf = (language) => synth?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));
  const finish = () => {
    left = 0;
    onChange();
  };
  return {
    can: (language) => Boolean(voiceOf(language)),
    get isReading() {
      return left > 0;
    },
    read(sentences, language) {
      synth.cancel();
      left = sentences.length;
      for (const text of sentences) {
        const spoken = new Utterance(text);
        Object.assign(spoken, { lang: language, voice: voiceOf(language), rate: 0.9 });
        spoken.onend = () => (left -= 1) || finish();
        spoken.onerror = finish;
        synth.speak(spoken);
      }
      onChange();
    },
    stop() {
      if (!left) return;
      synth.cancel();
      finish();
    },
  };
}
