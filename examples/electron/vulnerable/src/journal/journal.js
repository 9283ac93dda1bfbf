const { trailmap } = window;

const show = (entries) => {
  document.querySelector('#entries').innerHTML = entries.map(({ title, text }) => `<h2>${title}</h2><p>${text}</p>`).join('');
};

fetch('http://api.trailmap.app/v1/entries')
  .then((response) => response.json())
  .then(show);

trailmap.on('entry', (_event, entry) => show([entry]));
