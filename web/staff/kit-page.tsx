import { Gallery } from '#web/kit/gallery/gallery.tsx';

import { useShell } from './shell/index.tsx';

/** The kit's gallery within the frame; reached by its address only. */
const KitPage = () => {
  const { preferences, onPreferencesChange } = useShell();
  return <Gallery preferences={preferences} onPreferencesChange={onPreferencesChange} />;
};

export default KitPage;
